package dev.tessera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as no proper client would send them, byte by byte. */
final class Plainly {

    private static final int PATIENCE_MILLIS = 20_000;

    record Answer(int status, HttpHeaders headers, String body) {}

    private Plainly() {}

    /** Sends a request line and headers, and reads what comes back until the server closes. */
    static Answer send(int port, String... lines) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return end < 0
                    ? new Answer(0, HttpHeaders.of(Map.of(), (a, b) -> true), all)
                    : new Answer(status(all), headers(all.substring(0, end)), all.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(String all) {
        return Integer.parseInt(all.split(" ", 3)[1].strip());
    }

    private static HttpHeaders headers(String head) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        head.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), n -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        });
        return HttpHeaders.of(headers, (a, b) -> true);
    }
}
