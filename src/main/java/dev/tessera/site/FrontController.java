package dev.tessera.site;

import dev.tessera.specification.Specifications;
import dev.tessera.trial.TrialStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front page: what is being tested now, and what will be. */
@Controller
class FrontController {

    private static final int NEWEST = 5;

    private final OpenTrials trials;
    private final Specifications specifications;
    private final Pages pages;

    FrontController(OpenTrials trials, Specifications specifications, Pages pages) {
        this.trials = trials;
        this.specifications = specifications;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<byte[]> front(HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<TrialCard> all = trials.cards(words);
        FrontPage page = new FrontPage(
                of(all, TrialStatus.OPEN, TrialStatus.REVIEWING, TrialStatus.ANNOUNCED),
                of(all.stream().filter(TrialCard::results).toList(), TrialStatus.PUBLISHED),
                specifications.newest(NEWEST));
        Frame frame = pages.frame(words, "/", words.say("front.title"), words.say("front.description"));
        return Answer.with(Representation.page(pages.render("front", frame, page)), request);
    }

    /** In the order in which the statuses are named. */
    private static List<TrialCard> of(List<TrialCard> all, TrialStatus... wanted) {
        return Stream.of(wanted)
                .flatMap(status -> all.stream().filter(c -> c.trial().status() == status))
                .toList();
    }
}
