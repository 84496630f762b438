package dev.tessera;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server as programs elsewhere see it. */
@TestComponent
public final class Rest {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The sentence of a problem. */
        public String detail() {
            return json().path("detail").asString();
        }
    }

    private final Environment environment;
    private final HttpClient client = HttpClient.newHttpClient();

    Rest(Environment environment) {
        this.environment = environment;
    }

    public Answer get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    public Answer put(String path, String token, String json) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    public Answer putCsv(String path, String token, String csv) {
        return send(request(path, token)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(csv))
                .build());
    }

    public Answer post(String path, String token, String type, byte[] body) {
        return post(path, token, type, BodyPublishers.ofByteArray(body));
    }

    public Answer post(String path, String token, String type, BodyPublisher body) {
        return send(request(path, token).header("Content-Type", type).POST(body).build());
    }

    /** A request without a token if it is empty. */
    public HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }
}
