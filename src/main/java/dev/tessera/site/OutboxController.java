package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.mail.Outbox;
import dev.tessera.mail.Posted;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The demonstration's letters, for everybody: who registers looks for a link before there is an account to sign in
 * with. Outside the demonstration there is nothing here.
 */
@Controller
@RequestMapping("/outbox")
class OutboxController {

    /** A mail program shows styles within a letter, and neither scripts nor anything from elsewhere. */
    private static final String AS_A_MAIL_PROGRAM =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; sandbox allow-top-navigation-by-user-activation";

    private final Outbox outbox;
    private final Pages pages;

    OutboxController(Outbox outbox, Pages pages) {
        this.outbox = outbox;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> all(Locale locale) {
        OutboxPage page = new OutboxPage(outbox.newest());
        Words words = pages.words(locale);
        // Without a path it has no address to link to, and search engines leave it out.
        Frame frame = pages.frame(words, null, words.say("outbox.title"), words.say("outbox.lead"));
        return answer().body(pages.render("outbox", frame, page));
    }

    /** One letter as a mail program would show it. */
    @GetMapping("/{letter}")
    ResponseEntity<byte[]> one(@PathVariable("letter") String letter) {
        String html = number(letter)
                .map(outbox::letter)
                .map(Posted::html)
                .orElseThrow(() -> Refusal.notFound("site.error.missing-text"));
        return answer().header("Content-Security-Policy", AS_A_MAIL_PROGRAM)
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore());
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
