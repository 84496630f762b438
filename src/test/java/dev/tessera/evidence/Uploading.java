package dev.tessera.evidence;

import dev.tessera.Rest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Uploading as a program does it, over HTTP. */
record Uploading(Rest rest, String token, String trial) {

    /** An upload that was begun. */
    record Begun(long id, String key, int chunkSize) {}

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest(bytes));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Rest.Answer begin(Map<String, ?> file) {
        return rest.post(
                "/api/v1/trials/" + trial + "/evidence",
                token,
                "application/json",
                JsonMapper.shared().writeValueAsBytes(file));
    }

    static Begun begun(Rest.Answer answer) {
        if (answer.status() != 200 && answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
        return new Begun(
                answer.json().path("id").asLong(),
                answer.json().path("uploadKey").asString(),
                answer.json().path("chunkSize").asInt());
    }

    /** A chunk by the upload's own key, and no token. */
    Rest.Answer put(Begun upload, int number, byte[] chunk) {
        return put(upload, number, chunk, "sha-256=:" + Base64.getEncoder().encodeToString(digest(chunk)) + ":");
    }

    Rest.Answer put(Begun upload, int number, byte[] chunk, @Nullable String contentDigest) {
        var request = rest.request("/api/v1/evidence/" + upload.id() + "/chunks/" + number, "")
                .header("Upload-Key", upload.key())
                .header("Content-Type", "application/octet-stream");
        if (contentDigest != null) {
            request.header("Content-Digest", contentDigest);
        }
        return rest.send(request.PUT(BodyPublishers.ofByteArray(chunk)).build());
    }

    static byte[] chunk(byte[] file, int number, int size) {
        return Arrays.copyOfRange(file, number * size, Math.min(file.length, (number + 1) * size));
    }

    Rest.Answer complete(Begun upload) {
        return rest.send(rest.request("/api/v1/evidence/" + upload.id() + "/complete", "")
                .header("Upload-Key", upload.key())
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** A whole file; what completing it answers. */
    Rest.Answer all(Map<String, ?> file, byte[] bytes) {
        Begun upload = begun(begin(file));
        for (int at = 0; at * (long) upload.chunkSize() < bytes.length; at++) {
            Rest.Answer taken = put(upload, at, chunk(bytes, at, upload.chunkSize()));
            if (taken.status() != 204) {
                throw new AssertionError(taken.status() + " " + taken.text());
            }
        }
        return complete(upload);
    }
}
