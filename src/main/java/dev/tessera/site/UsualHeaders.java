package dev.tessera.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** What every answer carries, for those that Spring Security never came to: requests refused before its rules. */
final class UsualHeaders {

    private static final String A_YEAR = "max-age=31536000; includeSubDomains";

    private UsualHeaders() {}

    /** Adds those that are missing. */
    static void addTo(HttpServletRequest request, HttpServletResponse response) {
        add(response, "X-Content-Type-Options", "nosniff");
        add(response, "X-Frame-Options", "DENY");
        add(response, "Referrer-Policy", "strict-origin-when-cross-origin");
        add(response, "Content-Security-Policy", SiteSecurity.CONTENT);
        if (request.isSecure()) {
            add(response, "Strict-Transport-Security", A_YEAR);
        }
        add(response, HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static void add(HttpServletResponse response, String name, String value) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
