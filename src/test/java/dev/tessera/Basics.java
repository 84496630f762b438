package dev.tessera;

import dev.tessera.EveryAddress.Part;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a careful site's answers have and have not, whatever was asked for. */
final class Basics {

    private static final Pattern INNARDS = Pattern.compile(
            "\\bat (dev\\.tessera|org\\.|java\\.|jakarta\\.|com\\.)|(Exception|Error)\\b *[:(]|\\bjava\\.(lang|util|io)\\."
                    + "|org\\.(springframework|apache|jooq|postgresql)|com\\.vaadin|dev\\.tessera\\.|Tomcat|Stack ?trace",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTING =
            Pattern.compile("<title>(Index of|Directory listing)", Pattern.CASE_INSENSITIVE);

    private Basics() {}

    /** What is wrong with an answer; nothing, mostly. */
    static List<String> faults(Part part, boolean tls, int status, HttpHeaders headers, String body) {
        List<String> faults = new ArrayList<>();
        String type = one(headers, "Content-Type");
        String content = one(headers, "Content-Security-Policy");
        boolean html = type.startsWith("text/html");
        // 501 is the right word for a method that nobody here has heard of.
        need(faults, status < 500 || status == 501, "fails with " + status);
        need(faults, !one(headers, "Location").contains(";"), "a session in an address");
        need(faults, one(headers, "X-Content-Type-Options").equals("nosniff"), "no nosniff");
        need(faults, !one(headers, "Referrer-Policy").isEmpty(), "no Referrer-Policy");
        need(faults, !one(headers, "Referrer-Policy").contains("unsafe"), "an unsafe Referrer-Policy");
        need(
                faults,
                content.contains("frame-ancestors 'none'")
                        || one(headers, "X-Frame-Options").equals("DENY"),
                "may be framed");
        need(faults, !html || !content.isEmpty(), "a page without Content-Security-Policy");
        // Vaadin's client makes functions and style elements as it goes, so the workspace cannot do without.
        need(faults, part == Part.WORKSPACE || !content.contains("unsafe-"), "an unsafe Content-Security-Policy");
        need(faults, !content.contains("*") && !content.contains("http"), "content from elsewhere: " + content);
        need(faults, headers.allValues("Content-Security-Policy").size() <= 1, "two Content-Security-Policies");
        need(faults, one(headers, "Server").isEmpty(), "says what it runs on");
        need(faults, one(headers, "X-Powered-By").isEmpty(), "says what it runs on");
        need(faults, one(headers, "Strict-Transport-Security").isEmpty() != tls, tls ? "no HSTS" : "HSTS without TLS");
        need(faults, one(headers, "Access-Control-Allow-Origin").isEmpty(), "open to other origins");
        cookies(faults, part, tls, headers);
        need(faults, status < 400 || !INNARDS.matcher(body).find(), "shows its innards: " + excerpt(body));
        need(faults, !html || !LISTING.matcher(body).find(), "lists a folder");
        boolean personal = part == Part.SIGN_IN || part == Part.WORKSPACE;
        need(
                faults,
                !personal || !html || one(headers, "Cache-Control").contains("no-store"),
                "a personal page that is kept: " + one(headers, "Cache-Control"));
        return faults;
    }

    private static void cookies(List<String> faults, Part part, boolean tls, HttpHeaders headers) {
        List<String> cookies = headers.allValues("Set-Cookie");
        need(faults, cookies.isEmpty() || part == Part.SIGN_IN || part == Part.WORKSPACE, "sets a cookie");
        for (String cookie : cookies) {
            String attributes = cookie.toLowerCase(Locale.ROOT) + ";";
            need(faults, attributes.contains("; httponly;"), "a cookie for scripts");
            need(faults, attributes.matches(".*; samesite=(lax|strict);.*"), "a cookie for other sites");
            need(faults, attributes.contains("; path=/"), "a cookie without a path");
            need(faults, !attributes.contains("; domain="), "a cookie for neighbours");
            need(
                    faults,
                    attributes.contains("; secure;") == tls,
                    tls ? "a cookie without TLS" : "a cookie that is lost");
        }
    }

    static String one(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse("");
    }

    private static String excerpt(String body) {
        var found = INNARDS.matcher(body);
        return found.find()
                ? body.substring(Math.max(0, found.start() - 40), Math.min(body.length(), found.end() + 80))
                : "";
    }

    private static void need(List<String> faults, boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
