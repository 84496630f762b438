package dev.tessera.evidence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ContentDisposition;

/**
 * How somebody's file is handed to a browser: nobody knows what is in it, so nothing of it runs here, shows here or is
 * guessed at.
 */
public final class SafeHeaders {

    private static final String ANYTHING = "application/octet-stream";

    private SafeHeaders() {}

    /** To be stored, whatever it is. */
    public static Map<String, String> attachment(Evidence evidence) {
        return headers(evidence, ContentDisposition.attachment(), ANYTHING);
    }

    /**
     * To be shown as a picture.
     *
     * @throws IllegalArgumentException if it is not a plain picture
     */
    public static Map<String, String> picture(Evidence evidence) {
        String type = evidence.type();
        if (type == null || !evidence.isPicture()) {
            throw new IllegalArgumentException(evidence.id() + " is shown as no picture");
        }
        return headers(evidence, ContentDisposition.inline(), type);
    }

    private static Map<String, String> headers(Evidence evidence, ContentDisposition.Builder how, String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put(
                "Content-Disposition",
                how.filename(evidence.name(), StandardCharsets.UTF_8).build().toString());
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "private, no-store");
        return headers;
    }
}
