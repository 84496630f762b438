package dev.tessera.evidence;

import static dev.tessera.evidence.Uploading.begun;
import static dev.tessera.evidence.Uploading.chunk;
import static dev.tessera.evidence.Uploading.random;
import static dev.tessera.evidence.Uploading.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Evidence with its bytes in S3-compatible storage, looked through by a virus scanner: a server with both. */
@ServerTest
@DirtiesContext
class EvidenceElsewhereTest {

    private static final int CHUNK = S3Store.CHUNK;
    private static final S3ForTests STORAGE = S3ForTests.start();
    private static final FakeClamd CLAMD = FakeClamd.start();

    @DynamicPropertySource
    static void elsewhere(DynamicPropertyRegistry properties) {
        properties.add("tessera.evidence.s3.endpoint", STORAGE::endpoint);
        properties.add("tessera.evidence.s3.bucket", () -> S3ForTests.BUCKET);
        properties.add("tessera.evidence.s3.key", () -> S3ForTests.KEY);
        properties.add("tessera.evidence.s3.secret", () -> S3ForTests.SECRET);
        properties.add("tessera.evidence.clamd", CLAMD::address);
    }

    @AfterAll
    static void stop() {
        CLAMD.close();
        STORAGE.close();
    }

    @Autowired
    Rest rest;

    @Autowired
    Given given;

    @Autowired
    DSLContext db;

    @Autowired
    AbandonedUploads abandoned;

    private Participant product;
    private Given.Person vendor;
    private Uploading uploading;

    @BeforeEach
    void aTrial() {
        Trial trial = given.trial("key,title\nC1,Alone\n");
        Organisation organisation = given.organisation();
        product = given.participant(trial, organisation.id(), Given.unique("Product"), null);
        vendor = given.member(organisation.id());
        uploading = new Uploading(rest, vendor.token(), trial.slug());
        CLAMD.answer(true);
    }

    private Map<String, Object> file(String name, long size) {
        return Map.of("test", "C1", "subject", product.id(), "name", name, "size", size);
    }

    private Rest.Answer content(long id) {
        return rest.get("/api/v1/evidence/" + id + "/content", vendor.token());
    }

    @Test
    void parts_in_any_order_become_one_object_that_is_read_from_anywhere() {
        byte[] bytes = random(2 * CHUNK + 17);
        Uploading.Begun upload = begun(uploading.begin(file("video.webm", bytes.length)));
        assertThat(upload.chunkSize()).isEqualTo(CHUNK);
        for (int number : new int[] {2, 0, 1, 0}) {
            assertThat(uploading
                            .put(upload, number, chunk(bytes, number, CHUNK))
                            .status())
                    .isEqualTo(204);
        }

        assertThat(uploading.complete(upload).json().path("sha256").asString()).isEqualTo(sha256(bytes));

        assertThat(STORAGE.objects()).hasSize(1);
        assertThat(db.fetchSingle("select count(bytes) from evidence_chunk where evidence_id = ?", upload.id())
                        .get(0, Integer.class))
                .as("bytes in the database")
                .isZero();
        assertThat(sha256(content(upload.id()).response().body())).isEqualTo(sha256(bytes));
        Rest.Answer end = rest.send(rest.request("/api/v1/evidence/" + upload.id() + "/content", vendor.token())
                .header("Range", "bytes=" + (2 * CHUNK - 3) + "-")
                .build());
        assertThat(end.response().body()).isEqualTo(Arrays.copyOfRange(bytes, 2 * CHUNK - 3, bytes.length));

        rest.post(
                "/api/v1/evidence/" + upload.id() + "/withdraw",
                vendor.token(),
                "application/json",
                "{\"reason\":\"Too large\"}".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(STORAGE.objects()).isEmpty());
        assertThat(content(upload.id()).status()).isEqualTo(409);
    }

    @Test
    void an_infected_file_is_refused_and_gone() {
        byte[] bytes = ("harmless, then " + FakeClamd.INFECTED).getBytes(StandardCharsets.UTF_8);
        Rest.Answer refused = uploading.all(file("tool.exe", bytes.length), bytes);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).isEqualTo("tool.exe was refused: the virus scanner found Test.Signature.");
        await().untilAsserted(() -> assertThat(STORAGE.objects()).isEmpty());
    }

    @Test
    void what_cannot_be_scanned_is_not_accepted_until_it_can() {
        byte[] bytes = random(5000);
        CLAMD.answer(false);
        Rest.Answer later = uploading.all(file("trace.bin", bytes.length), bytes);
        assertThat(later.status()).isEqualTo(409);
        assertThat(later.detail()).contains("could not be scanned for viruses").contains("Try again later");
        Uploading.Begun upload = begun(uploading.begin(file("trace.bin", bytes.length)));
        assertThat(content(upload.id()).status()).isEqualTo(409);

        CLAMD.answer(true);
        assertThat(uploading.complete(upload).json().path("state").asString()).isEqualTo("kept");
        assertThat(content(upload.id()).response().body()).isEqualTo(bytes);
    }

    @Test
    void an_upload_that_nobody_goes_on_with_leaves_nothing_there() {
        Uploading.Begun upload = begun(uploading.begin(file("half.bin", CHUNK + 1)));
        uploading.put(upload, 0, random(CHUNK));
        assertThat(STORAGE.uploads()).isEqualTo(1);
        db.execute("update evidence set upload_until = now() where id = ?", upload.id());

        abandoned.remove();

        assertThat(STORAGE.uploads()).isZero();
        assertThat(db.fetch("select 1 from evidence where id = ?", upload.id())).isEmpty();
    }
}
