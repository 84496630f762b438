package dev.tessera.site;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What programs ask every site for. */
@Controller
class WellKnown {

    private static final String ROBOTS = """
            User-agent: *
            Disallow: /app
            Disallow: /api
            Disallow: /sign-in
            Disallow: /links
            """;

    private final Representation robots;

    WellKnown() {
        robots = Representation.of("text/plain;charset=utf-8", null, ROBOTS.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/robots.txt")
    ResponseEntity<byte[]> robots(HttpServletRequest request) {
        return Answer.with(robots, request);
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                .location(URI.create("/assets/favicon.svg"))
                .build();
    }
}
