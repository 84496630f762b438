package dev.tessera.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bodies over the limit (here 12 MB). Raw sockets, since what matters is when the server stops reading. */
@ServerTest
class LargeBodyTest {

    private static final int LIMIT = 12 * 1024 * 1024;

    @Autowired
    private Given given;

    @Autowired
    private Rest rest;

    @Autowired
    private Loading loading;

    @Test
    void one_that_says_how_large_it_is_is_refused_before_it_is_sent() throws IOException {
        String trial = trial();
        Map<String, Long> before = loading.rows();
        try (Socket socket = request(trial, "Content-Length: 200000000")) {
            // Not a byte of the body is sent: the answer cannot have waited for any.
            String answer = answer(socket);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
            assertThat(answer).contains("The file is 200,000,000 bytes large; at most 12,582,912 are taken.");
        }
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void one_that_does_not_say_is_refused_when_the_limit_is_reached_and_before_its_end() throws IOException {
        String trial = trial();
        Map<String, Long> before = loading.rows();
        byte[] chunk = new byte[64 * 1024];
        java.util.Arrays.fill(chunk, (byte) 'x');
        byte[] size = (Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = request(trial, "Transfer-Encoding: chunked")) {
            for (int sent = 0; sent <= LIMIT; sent += chunk.length) {
                socket.getOutputStream().write(size);
                socket.getOutputStream().write(chunk);
                socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().flush();
            // The chunk that would end the body is never sent.
            String answer = answer(socket);

            assertThat(answer).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(loading.rows()).isEqualTo(before);
    }

    private String trial() {
        return given.trial("key,title\nt1,One").slug();
    }

    private Socket request(String trial, String length) throws IOException {
        Socket socket = new Socket(InetAddress.getByName("localhost"), rest.port());
        socket.setSoTimeout(30_000);
        String head = "POST /api/v1/trials/" + trial + "/imports HTTP/1.1\r\nHost: localhost\r\n"
                + "Authorization: Bearer " + given.coordinator().token()
                + "\r\nContent-Type: text/csv\r\nConnection: close\r\n" + length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The status, the headers and a body of one line. */
    private static String answer(Socket socket) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder answer = new StringBuilder();
        String line = in.readLine();
        while (line != null) {
            answer.append(line).append('\n');
            line = line.endsWith("}") ? null : in.readLine();
        }
        return answer.toString();
    }
}
