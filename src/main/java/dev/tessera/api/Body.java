package dev.tessera.api;

import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads a request's body up to a limit: what says that it is larger is refused before a byte of it is read. */
final class Body {

    private Body() {}

    static byte[] read(HttpServletRequest request, long limit) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw Refusal.tooLarge("import.too-large", announced, limit);
        }
        byte[] body = request.getInputStream().readNBytes(Math.toIntExact(limit + 1));
        if (body.length > limit) {
            throw Refusal.tooLarge("import.larger", limit);
        }
        return body;
    }
}
