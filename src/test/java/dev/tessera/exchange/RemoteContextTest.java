package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.ServerTest;
import dev.tessera.trial.Trial;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** JSON-LD that stands in part elsewhere: it is refused, and nobody goes there. */
@ServerTest
class RemoteContextTest {

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    private ServerSocket elsewhere;

    @BeforeEach
    void listen() throws IOException {
        elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@context\": \"ADDRESS\", \"@type\": \"Assertion\"}",
                "{\"@context\": [{}, \"ADDRESS\"], \"@type\": \"Assertion\"}",
                "{\"@context\": {\"@import\": \"ADDRESS\", \"@version\": 1.1}, \"@type\": \"Assertion\"}",
                "{\"@context\": {\"x\": {\"@id\": \"urn:x\", \"@context\": \"ADDRESS\"}}, \"x\": {\"y\": 1}}",
                "{\"@included\": {\"@context\": \"ADDRESS\", \"y\": 1}}",
                "[{\"@graph\": [{\"@context\": \"ADDRESS\", \"y\": 1}]}]"
            })
    void it_is_refused_and_nothing_is_fetched(String report) throws IOException {
        Trial trial = given.trial("key,title\nt1,First");
        String address = "http://localhost:" + elsewhere.getLocalPort() + "/context.jsonld";

        String said = loading.refusal(trial, ImportFormat.JSON_LD, report.replace("ADDRESS", address));

        assertThat(said)
                .startsWith(
                        "The file refers to a JSON-LD context at another address, and nothing is fetched from elsewhere.")
                .contains("Put the context itself into the file.");
        assertNobodyCame();
    }

    @Test
    void an_address_that_is_only_named_is_no_reason_to_go_there_either() throws IOException {
        Trial trial = given.trial("key,title\nt1,First");
        String address = "http://localhost:" + elsewhere.getLocalPort() + "/";

        ImportResult result = loading.load(trial, ImportFormat.JSON_LD, """
                {"@context": {"@vocab": "http://www.w3.org/ns/earl#", "@base": "ADDRESS"}, "@type": "Assertion",
                 "subject": {"@id": "product"}, "test": {"@id": "test"}, "result": {"outcome": {"@id": "passed"}}}
                """.replace("ADDRESS", address));

        assertThat(loading.rejected(result)).hasSize(1);
        assertNobodyCame();
    }

    /** A connection would wait in the socket's queue; accepting is tried for no longer than it takes to look. */
    private void assertNobodyCame() throws IOException {
        elsewhere.setSoTimeout(1);
        try (var came = elsewhere.accept()) {
            assertThat(came).as("a connection").isNull();
        } catch (SocketTimeoutException e) {
            assertThat(e).isNotNull();
        }
    }
}
