package dev.tessera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser without script: keeps cookies, follows no redirect unasked, and fills in forms. Comes
 * from a network address of their own, as through a proxy, so that what slows one test does not slow another.
 */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** Where it leads, as a path where that is on this site. */
        public String location() {
            String location = response.headers().firstValue("Location").orElse("");
            String site = response.uri().resolve("/").toString();
            return location.startsWith(site) ? location.substring(site.length() - 1) : location;
        }

        /** What a person reads of it, without what differs from one loading to the next. */
        public String text() {
            return CSRF.matcher(body).replaceAll("").replaceAll("<meta name=\"_csrf\" content=\"[^\"]*\">", "");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final String site;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private final String address;

    public Visitor(int port) {
        this(port, "198.51." + (100 + ADDRESSES.incrementAndGet() / 200) + "." + (1 + ADDRESSES.get() % 200));
    }

    public Visitor(int port, String address) {
        this.site = "http://localhost:" + port;
        this.address = address;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Opens the page that has the form, and sends it. */
    public Answer fill(String page, Map<String, String> fields) {
        return post(page, csrf(page), fields);
    }

    /** The token of a page's form. */
    public String csrf(String page) {
        Matcher token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("No form at " + page);
        }
        return token.group(1);
    }

    public Answer post(String path, String csrf, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(csrf)))
                .build());
    }

    public Answer signIn(String email, String password) {
        return fill("/sign-in", Map.of("username", email, "password", password));
    }

    public Optional<String> session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals("TESSERA"))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : site + path))
                .header("X-Forwarded-For", address);
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
