package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.matrix.Matrix;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import dev.tessera.trial.TrialStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The trials, and one trial. */
@Controller
@RequestMapping("/trials")
class TrialController {

    private final OpenTrials trials;
    private final Clock clock;
    private final Pages pages;

    TrialController(OpenTrials trials, Pages pages, Clock clock) {
        this.trials = trials;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> all(
            @RequestParam(defaultValue = "") String status, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<TrialCard> all = trials.cards(words);
        Map<TrialStatus, Integer> counts = new EnumMap<>(TrialStatus.class);
        all.forEach(c -> counts.merge(c.trial().status(), 1, Integer::sum));
        TrialStatus wanted = status.isBlank() ? null : status(status.strip());
        List<TrialCard> shown = wanted == null
                ? all
                : all.stream().filter(c -> c.trial().status() == wanted).toList();
        Frame frame = pages.frame(
                        words,
                        wanted == null ? "/trials" : "/trials?status=" + Words.slug(wanted),
                        words.say("trials.title"),
                        words.say("trials.lead"))
                .in(Section.TRIALS);
        TrialsPage page = new TrialsPage(shown, wanted, all.size(), counts);
        return Answer.with(Representation.page(pages.render("trials", frame, page)), request);
    }

    private static TrialStatus status(String word) {
        for (TrialStatus status : TrialStatus.values()) {
            if (status != TrialStatus.DRAFT && Words.slug(status).equalsIgnoreCase(word)) {
                return status;
            }
        }
        throw Refusal.invalid(
                "site.refused.value", "status", word, "announced, open, reviewing, published, archived, cancelled");
    }

    @GetMapping("/{trial}")
    ResponseEntity<byte[]> one(@PathVariable("trial") String slug, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        Trial trial = trials.know(slug);
        TrialCard card = trials.card(trial, words);
        TrialPage page = new TrialPage(
                card,
                TrialDates.span(trial, words),
                TrialDates.phases(trial, words),
                trials.roles(trial).stream().map(TrialRole::name).toList(),
                trials.takers(trial),
                card.results() ? summary(trial) : List.of(),
                trials.rounds(trial),
                trial.takesRegistrations(clock.instant()));
        Frame frame = pages.frame(
                        words,
                        card.path(),
                        trial.title(),
                        Objects.requireNonNullElseGet(
                                trial.description(), () -> words.say("trial.description", trial.specificationNames())))
                .in(Section.TRIALS);
        return Answer.with(
                Representation.page(pages.render("trial", frame.withData(StructuredData.trial(frame, page)), page)),
                request);
    }

    private List<ProductTotal> summary(Trial trial) {
        Matrix matrix = trials.matrix(trial);
        return MatrixTables.summary(matrix.columns(), trials.figures(matrix).totals());
    }
}
