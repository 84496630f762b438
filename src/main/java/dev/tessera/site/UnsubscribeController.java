package dev.tessera.site;

import dev.tessera.news.Unsubscriptions;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Ends letters of news, for whoever holds one: its secret is all that is asked for. To look at the address ends nothing,
 * for programs that check a letter's links look at each of them; programs that read mail send the form themselves,
 * RFC 8058.
 */
@Controller
@RequestMapping("/unsubscribe/{ending}")
class UnsubscribeController {

    private final Unsubscriptions unsubscriptions;
    private final Pages pages;

    UnsubscribeController(Unsubscriptions unsubscriptions, Pages pages) {
        this.unsubscriptions = unsubscriptions;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> ask(@PathVariable("ending") String secret, Locale locale) {
        unsubscriptions.check(secret);
        return page("/unsubscribe/" + secret, false, "unsubscribe.title", locale);
    }

    @PostMapping
    ResponseEntity<byte[]> end(@PathVariable("ending") String secret, Locale locale) {
        unsubscriptions.end(secret);
        return page("", true, "unsubscribe.done", locale);
    }

    private ResponseEntity<byte[]> page(String action, boolean done, String title, Locale locale) {
        Words words = pages.words(locale);
        // Without a path it has no address to link to, and search engines leave it out.
        Frame frame = pages.frame(words, null, words.say(title), words.say("unsubscribe.text"));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .header("X-Robots-Tag", "noindex")
                .header("Referrer-Policy", "no-referrer")
                .cacheControl(CacheControl.noStore())
                .body(pages.render("unsubscribe", frame, new UnsubscribePage(action, done)));
    }
}
