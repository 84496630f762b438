package dev.tessera.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page or a file in the bytes that are sent, with the tags that stand for exactly these bytes.
 *
 * <p>It brings its own compressed form: Tomcat leaves what has a strong tag uncompressed, since its own compression
 * would send other bytes under the same tag. So each form has a tag of its own, and what is kept is compressed once.
 *
 * @param filename how a browser that saves it calls the file
 * @param gzip the same bytes compressed; none where that is not worth it
 */
record Representation(
        String contentType, @Nullable String filename, byte[] plain, byte @Nullable [] gzip, String digest) {

    private static final int WORTH_COMPRESSING = 1024;
    private static final int DIGEST_BYTES = 16;

    static Representation page(byte[] html) {
        return of("text/html;charset=utf-8", null, html);
    }

    static Representation of(String contentType, @Nullable String filename, byte[] bytes) {
        byte[] gzip = bytes.length < WORTH_COMPRESSING ? null : compress(bytes);
        return new Representation(contentType, filename, bytes, gzip, digest(bytes));
    }

    /** Bytes that are compressed already, as pictures are. */
    static Representation compressed(String contentType, byte[] bytes) {
        return new Representation(contentType, null, bytes, null, digest(bytes));
    }

    /** The strong tag of the form that is sent. */
    String etag(boolean compressed) {
        return '"' + digest + (compressed ? "-gzip" : "") + '"';
    }

    /** About how much memory it takes. */
    int weight() {
        return 256 + plain.length + (gzip == null ? 0 : gzip.length);
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
