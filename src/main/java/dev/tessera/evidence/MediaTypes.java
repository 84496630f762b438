package dev.tessera.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.tika.Tika;

/** What a file is, by what is in it; its name only decides between types of like content. */
final class MediaTypes {

    static final int HEAD = 64 * 1024;
    /** Read as text and shown as text, never as what they would be elsewhere. */
    static final Set<String> TEXTS = Set.of("text/plain", "text/csv", "text/x-log", "application/json");

    static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final Tika TIKA = new Tika();

    private MediaTypes() {}

    /** @param head the first bytes, at most {@link #HEAD} */
    static String of(byte[] head, String name) {
        try {
            return TIKA.detect(new ByteArrayInputStream(head), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
