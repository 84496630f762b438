package dev.tessera.site;

import dev.tessera.common.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Says that something went wrong: as a page to people, as a problem (RFC 9457) to programs. */
@Component
class ErrorAnswers {

    private final Pages pages;
    private final JsonMapper json;

    ErrorAnswers(Pages pages, JsonMapper json) {
        this.pages = pages;
        this.json = json;
    }

    /** An answer with the heading that goes with its status. */
    ResponseEntity<byte[]> of(HttpStatus status, Sentence sentence, String path, HttpServletRequest request) {
        Words words = pages.words(locale(request));
        String text = words.say(sentence);
        boolean problem = wantsProblem(path, request.getHeader(HttpHeaders.ACCEPT));
        byte[] body = problem
                ? json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, text))
                : page(status, text, words);
        return ResponseEntity.status(status)
                .header(
                        HttpHeaders.CONTENT_TYPE,
                        problem ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Accept, Accept-Language")
                .body(body);
    }

    private byte[] page(HttpStatus status, String text, Words words) {
        String heading = words.say(
                switch (status) {
                    case NOT_FOUND -> "error.missing";
                    case BAD_REQUEST -> "error.bad-request";
                    default -> status.is5xxServerError() ? "error.broken" : "error.refused";
                });
        Frame frame = pages.frame(words, null, heading, text);
        return pages.render("error", frame, new ErrorPage(status.value(), heading, text));
    }

    private static Locale locale(HttpServletRequest request) {
        return org.springframework.web.servlet.support.RequestContextUtils.getLocale(request);
    }

    /** Programs ask for the API, for a file, or for JSON by name. */
    static boolean wantsProblem(String path, @org.jspecify.annotations.Nullable String accept) {
        if (path.startsWith("/api/") || path.endsWith(".json") || path.endsWith(".csv")) {
            return true;
        }
        if (accept == null) {
            return false;
        }
        try {
            for (MediaType type : MediaType.parseMediaTypes(accept)) {
                if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
                    return false;
                }
                if (type.getSubtype().endsWith("json")) {
                    return true;
                }
            }
        } catch (InvalidMediaTypeException e) {
            return false;
        }
        return false;
    }
}
