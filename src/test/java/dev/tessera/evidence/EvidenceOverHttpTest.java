package dev.tessera.evidence;

import static dev.tessera.evidence.Uploading.begun;
import static dev.tessera.evidence.Uploading.chunk;
import static dev.tessera.evidence.Uploading.random;
import static dev.tessera.evidence.Uploading.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Evidence goes in and comes out over HTTP, with bytes in PostgreSQL. */
@ServerTest
class EvidenceOverHttpTest {

    private static final String SUITE =
            "key,title,kind,roles\nC1,Alone,conformance,Tool\nI1,Together,interoperability,Tool;Platform\n";
    private static final int MIB = 1024 * 1024;

    @Autowired
    Rest rest;

    @Autowired
    Given given;

    @Autowired
    DSLContext db;

    @Autowired
    AbandonedUploads abandoned;

    private Trial trial;
    private Participant tool;
    private Participant platform;
    private Given.Person vendor;
    private Given.Person partner;
    private Uploading uploading;

    @BeforeEach
    void aTrial() {
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        trial = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        Organisation one = given.organisation();
        Organisation other = given.organisation();
        tool = given.participant(trial, one.id(), Given.unique("Tool"), "Tool");
        platform = given.participant(trial, other.id(), Given.unique("Platform"), "Platform");
        vendor = given.member(one.id());
        partner = given.member(other.id());
        uploading = new Uploading(rest, vendor.token(), trial.slug());
    }

    private Map<String, Object> file(String name, long size) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("test", "C1");
        file.put("subject", tool.id());
        file.put("name", name);
        file.put("size", size);
        return file;
    }

    private Rest.Answer content(long id, String token) {
        return rest.get("/api/v1/evidence/" + id + "/content", token);
    }

    private int chunksOf(long id) {
        return db.fetchSingle("select count(*) from evidence_chunk where evidence_id = ?", id)
                .get(0, Integer.class);
    }

    /** Sends the beginning of a request and closes the connection. */
    private void cutOff(String beginning) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), rest.port())) {
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> audited(long id) {
        return db.fetch(
                        "select operation from audit_entry where thing_kind = 'evidence' and thing_id = ? order by id",
                        id)
                .getValues(0, String.class);
    }

    @Test
    void what_goes_in_comes_out_byte_for_byte() {
        byte[] bytes = random(2 * MIB + 345);

        Rest.Answer kept = uploading.all(file("trace.bin", bytes.length), bytes);

        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().path("state").asString()).isEqualTo("kept");
        assertThat(kept.json().path("sha256").asString()).isEqualTo(sha256(bytes));
        long id = kept.json().path("id").asLong();
        Rest.Answer read = content(id, vendor.token());
        assertThat(read.response().body()).isEqualTo(bytes);
        assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(read.header("Content-Disposition")).startsWith("attachment").contains("trace.bin");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.response().headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");
        assertThat(audited(id)).containsExactly("evidence.begun", "evidence.kept");
        assertThat(db.fetchSingle("select count(*), max(size) from evidence_chunk where evidence_id = ?", id)
                        .intoList())
                .isEqualTo(List.of(3L, MIB));
    }

    @Test
    void a_part_of_a_file_may_be_asked_for() {
        byte[] bytes = random(MIB + 10);
        long id = uploading
                .all(file("trace.bin", bytes.length), bytes)
                .json()
                .path("id")
                .asLong();

        Rest.Answer part = rest.send(rest.request("/api/v1/evidence/" + id + "/content", vendor.token())
                .header("Range", "bytes=" + (MIB - 5) + "-" + (MIB + 4))
                .build());

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + (MIB - 5) + "-" + (MIB + 4) + "/" + bytes.length);
        assertThat(part.response().body()).isEqualTo(java.util.Arrays.copyOfRange(bytes, MIB - 5, MIB + 5));
    }

    @Test
    void after_a_broken_connection_only_what_is_missing_is_sent() {
        byte[] bytes = random(3 * MIB);
        Map<String, Object> file = file("video.webm", bytes.length);
        Uploading.Begun upload = begun(uploading.begin(file));
        assertThat(uploading.put(upload, 0, chunk(bytes, 0, MIB)).status()).isEqualTo(204);
        // The connection ends within a chunk.
        cutOff("PUT /api/v1/evidence/" + upload.id() + "/chunks/1 HTTP/1.1\r\nHost: localhost\r\nUpload-Key: "
                + upload.key() + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + MIB
                + "\r\n\r\nonly so much");
        assertThat(uploading.put(upload, 2, chunk(bytes, 2, MIB)).status()).isEqualTo(204);

        Rest.Answer early = uploading.complete(upload);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.detail()).startsWith("1 chunk of video.webm did not arrive yet");
        // Another browser, after a restart: the same file is the same upload, under a new key.
        Rest.Answer again = uploading.begin(file);
        assertThat(again.status()).isEqualTo(200);
        Uploading.Begun resumed = begun(again);
        assertThat(resumed.id()).isEqualTo(upload.id());
        assertThat(again.json().path("chunks").findValuesAsString("sha256"))
                .containsExactly(sha256(chunk(bytes, 0, MIB)), sha256(chunk(bytes, 2, MIB)));
        assertThat(uploading.put(upload, 1, chunk(bytes, 1, MIB)).status())
                .as("the old key")
                .isEqualTo(404);
        for (int twice = 0; twice < 2; twice++) {
            assertThat(uploading.put(resumed, 1, chunk(bytes, 1, MIB)).status()).isEqualTo(204);
        }
        assertThat(uploading.put(resumed, 0, chunk(bytes, 1, MIB)).status())
                .as("other bytes in place of a chunk")
                .isEqualTo(409);

        assertThat(uploading.complete(resumed).json().path("sha256").asString()).isEqualTo(sha256(bytes));
        assertThat(rest.post("/api/v1/evidence/" + upload.id() + "/complete", vendor.token(), "text/plain", new byte[0])
                        .json()
                        .path("state")
                        .asString())
                .as("said again")
                .isEqualTo("kept");
    }

    @Test
    void what_is_not_as_it_should_be_is_refused_before_anything_is_read() {
        assertThat(uploading.begin(file("nothing.txt", 0)).detail())
                .isEqualTo("nothing.txt is empty: a file needs at least one byte.");
        Rest.Answer large = uploading.begin(file("dump.pcap", 2L * 1024 * MIB));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.detail()).isEqualTo("dump.pcap has 2,048 MB. A file may have at most 100 MB.");
        assertThat(uploading.begin(file("..", 5)).status()).isEqualTo(422);
        Map<String, Object> wrong = file("a", 5);
        wrong.put("sha256", "abc");
        assertThat(uploading.begin(wrong).status()).isEqualTo(422);
        Map<String, Object> role = file("a", 5);
        role.put("subject", platform.id());
        assertThat(new Uploading(rest, partner.token(), trial.slug())
                        .begin(role)
                        .status())
                .isEqualTo(422);
        assertThat(uploading.begin(Map.of("test", "C1")).status()).isEqualTo(422);
        assertThat(db.fetchSingle("select count(*) from evidence where trial_id = ?", trial.id())
                        .get(0, Integer.class))
                .isZero();
    }

    @Test
    void a_trial_has_room_for_so_much() {
        db.execute("""
                insert into evidence (trial_id, test_case_id, subject_id, side, name, size, account_id, begun_at,
                                      upload_until, chunk_size)
                select trial_id, (select min(id) from test_case), id, 'subject', 'large', 20::bigint << 30, ?,
                       now(), now() + interval '1 day', 1024
                  from participation where id = ?
                """, vendor.viewer().account(), tool.id());

        Rest.Answer refused = uploading.begin(file("one-more.txt", 1));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("20,480 MB together, and 0 MB are left");
    }

    @Test
    void another_digest_than_announced_is_refused_and_nothing_is_kept_of_it() {
        byte[] bytes = random(700);
        Map<String, Object> file = file("log.txt", bytes.length);
        file.put("sha256", sha256(random(701)));
        Uploading.Begun upload = begun(uploading.begin(file));
        Rest.Answer damaged = uploading.put(upload, 0, bytes, "sha-256=:" + "A".repeat(43) + "=:");
        assertThat(damaged.status()).isEqualTo(422);
        assertThat(damaged.detail()).contains("arrived otherwise than it was sent");
        assertThat(uploading.put(upload, 0, random(699), null).status()).isEqualTo(422);
        uploading.put(upload, 0, bytes);

        Rest.Answer refused = uploading.complete(upload);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.detail()).contains("its SHA-256 is not the one that was announced");
        assertThat(content(upload.id(), vendor.token()).status()).isEqualTo(409);
        assertThat(chunksOf(upload.id())).isZero();
        assertThat(audited(upload.id())).containsExactly("evidence.begun", "evidence.refused");
    }

    @Test
    void what_would_run_in_a_browser_is_a_file_to_store() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("../../x", "plain".getBytes(StandardCharsets.UTF_8));
        files.put("page.html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        files.put(
                "picture.png",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8));
        files.put("bomb.zip", bomb());
        Map<String, String> types = new LinkedHashMap<>();
        files.forEach((name, bytes) -> {
            Rest.Answer kept = uploading.all(file(name, bytes.length), bytes);
            types.put(
                    kept.json().path("name").asString(),
                    kept.json().path("type").asString());
            Rest.Answer read = content(kept.json().path("id").asLong(), vendor.token());
            assertThat(read.response().body()).isEqualTo(bytes);
            assertThat(read.header("Content-Type")).isEqualTo("application/octet-stream");
            assertThat(read.header("Content-Disposition")).startsWith("attachment;");
        });
        assertThat(types)
                .containsEntry("x", "text/plain")
                .containsEntry("page.html", "text/html")
                .containsEntry("picture.png", "image/svg+xml")
                .containsEntry("bomb.zip", "application/zip");
    }

    /** A file of a hundred kilobytes that would unpack to a hundred megabytes. */
    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 100; i++) {
                zip.write(new byte[MIB]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void what_is_withdrawn_says_so_and_has_no_bytes() {
        byte[] bytes = random(100);
        long id = uploading
                .all(file("secret.txt", bytes.length), bytes)
                .json()
                .path("id")
                .asLong();
        String address = "/api/v1/evidence/" + id + "/withdraw";
        assertThat(rest.post(address, vendor.token(), "application/json", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(rest.post(
                                address,
                                partner.token(),
                                "application/json",
                                "{\"reason\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);

        Rest.Answer withdrawn = rest.post(
                address,
                given.coordinator().token(),
                "application/json",
                "{\"reason\":\"Names a customer\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(withdrawn.json().path("state").asString()).isEqualTo("withdrawn");
        assertThat(withdrawn.json().path("reason").asString()).isEqualTo("Names a customer");
        assertThat(content(id, vendor.token()).status()).isEqualTo(409);
        assertThat(rest.get("/api/v1/evidence/" + id, vendor.token())
                        .json()
                        .path("sha256")
                        .asString())
                .isEqualTo(sha256(bytes));
        assertThat(chunksOf(id)).isZero();
        assertThat(audited(id)).containsExactly("evidence.begun", "evidence.kept", "evidence.withdrawn");
    }

    @Test
    void the_other_side_sees_it_once_it_has_reported_itself() {
        Map<String, Object> pair = file("handshake.har", 4);
        pair.put("test", "I1");
        pair.put("peer", platform.id());
        long id = uploading.all(pair, random(4)).json().path("id").asLong();

        assertThat(content(id, vendor.token()).status()).isEqualTo(200);
        assertThat(content(id, given.coordinator().token()).status()).isEqualTo(200);
        assertThat(content(id, partner.token()).status()).isEqualTo(404);
        assertThat(content(id, given.member(given.organisation().id()).token()).status())
                .isEqualTo(404);
        assertThat(content(id, "").status()).isEqualTo(404);
        rest.post(
                "/api/v1/trials/" + trial.slug() + "/imports",
                partner.token(),
                "text/csv",
                ("subject,peer,test,verdict\n" + tool.label() + "," + platform.label() + ",I1,passed\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(content(id, partner.token()).status()).isEqualTo(200);
    }

    @Test
    void an_open_trial_shows_it_to_whoever_is_signed_in() {
        Trial open = given.trial(SUITE, "Tool", "Platform");
        Participant there = given.participant(open, tool.organisationId(), Given.unique("Tool"), "Tool");
        Map<String, Object> file = file("open.txt", 3);
        file.put("subject", there.id());
        long id = new Uploading(rest, vendor.token(), open.slug())
                .all(file, random(3))
                .json()
                .path("id")
                .asLong();

        assertThat(content(id, partner.token()).status()).isEqualTo(200);
        assertThat(content(id, "").status()).isEqualTo(404);
    }

    @Test
    void a_key_is_good_for_its_own_upload_only_and_for_a_day() {
        Uploading.Begun one = begun(uploading.begin(file("one", 3)));
        Uploading.Begun two = begun(uploading.begin(file("two", 3)));
        Uploading.Begun crossed = new Uploading.Begun(one.id(), two.key(), one.chunkSize());
        assertThat(uploading.put(crossed, 0, random(3)).status()).isEqualTo(404);
        assertThat(uploading.complete(crossed).status()).isEqualTo(404);
        assertThat(rest.send(rest.request("/api/v1/evidence/" + one.id() + "/content", "")
                                .header("Upload-Key", one.key())
                                .build())
                        .status())
                .isEqualTo(404);
        db.execute("update evidence set upload_until = now() - interval '1 second' where id = ?", one.id());
        assertThat(uploading.put(one, 0, random(3)).status()).isEqualTo(404);

        uploading.put(two, 0, random(3));
        abandoned.remove();

        assertThat(db.fetch("select name from evidence where trial_id = ?", trial.id())
                        .getValues(0, String.class))
                .containsExactly("two");
        assertThat(audited(one.id())).containsExactly("evidence.begun", "evidence.expired");
    }
}
