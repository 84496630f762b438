package dev.tessera.site;

import dev.tessera.trial.TrialStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what is being tested now, and what will be. */
@Controller
class FrontController {

    private final OpenTrials trials;
    private final Pages pages;

    FrontController(OpenTrials trials, Pages pages) {
        this.trials = trials;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> front(HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<TrialCard> all = trials.cards(words);
        FrontPage page = new FrontPage(
                of(all, TrialStatus.OPEN, TrialStatus.REVIEWING),
                of(all, TrialStatus.ANNOUNCED),
                of(all, TrialStatus.PUBLISHED));
        Frame frame = pages.frame(words, "/", words.say("front.title"), words.say("front.description"));
        return Answer.with(Representation.page(pages.render("front", frame, page)), request);
    }

    private static List<TrialCard> of(List<TrialCard> all, TrialStatus... wanted) {
        return all.stream()
                .filter(c -> List.of(wanted).contains(c.trial().status()))
                .toList();
    }
}
