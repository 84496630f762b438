package dev.tessera.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;

/** Sends a representation: compressed where that is welcome, and not at all to whoever has it already. */
final class Answer {

    private static final String TO_ANYBODY = "public, max-age=0, must-revalidate";
    private static final String TO_ONE = "private, max-age=0, must-revalidate";

    private Answer() {}

    static ResponseEntity<byte[]> with(Representation found, HttpServletRequest request) {
        return with(found, request, TO_ANYBODY);
    }

    /** To one reader only: nothing on the way keeps it. */
    static ResponseEntity<byte[]> privately(Representation found, HttpServletRequest request) {
        return with(found, request, TO_ONE);
    }

    private static ResponseEntity<byte[]> with(Representation found, HttpServletRequest request, String kept) {
        byte[] gzip = found.gzip();
        boolean compressed = gzip != null && acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        for (boolean form : new boolean[] {compressed, !compressed}) {
            // Whoever has it in the other form has it too.
            if (new ServletWebRequest(request).checkNotModified(found.etag(form))) {
                return headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED), found.etag(form), kept)
                        .build();
            }
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        headers(answer, found.etag(compressed), kept);
        answer.header(HttpHeaders.CONTENT_TYPE, found.contentType());
        if (found.filename() != null) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline()
                            .filename(found.filename())
                            .build()
                            .toString());
        }
        if (compressed) {
            answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return answer.body(compressed ? Objects.requireNonNull(gzip) : found.plain());
    }

    private static <B extends ResponseEntity.HeadersBuilder<B>> B headers(
            ResponseEntity.HeadersBuilder<B> answer, String etag, String kept) {
        return answer.eTag(etag)
                .header(HttpHeaders.CACHE_CONTROL, kept)
                .header(HttpHeaders.VARY, "Accept-Language, Accept-Encoding");
    }

    static boolean acceptsGzip(@org.jspecify.annotations.Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.strip().split("\\s*;\\s*q=", 2);
            if (parts[0].equals("gzip")) {
                return parts.length == 1 || !parts[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }
}
