package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue: specifications by family, one specification, one version of it. */
@Controller
@RequestMapping("/specifications")
class SpecificationController {

    private final Specifications specifications;
    private final TestSuites suites;
    private final OpenTrials trials;
    private final Pages pages;

    SpecificationController(Specifications specifications, TestSuites suites, OpenTrials trials, Pages pages) {
        this.specifications = specifications;
        this.suites = suites;
        this.trials = trials;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> all(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<SpecificationVersion> all = specifications.catalogue();
        CataloguePage page = CataloguePage.of(all, q.strip());
        Frame frame = pages.frame(
                        words,
                        "/specifications",
                        words.say("specifications.title"),
                        words.say(
                                "specifications.lead",
                                page.versions(),
                                page.families().size()))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("specifications", frame, page)), request);
    }

    @GetMapping("/{specification}")
    ResponseEntity<byte[]> one(@PathVariable("specification") String slug, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<SpecificationVersion> versions = specifications.versions(slug);
        if (versions.isEmpty()) {
            throw Refusal.notFound("site.missing.specification", slug);
        }
        List<TrialCard> cards = trials.cards(words);
        SpecificationPage page = new SpecificationPage(
                versions.getFirst().specificationName(),
                versions.getFirst().family(),
                versions.stream()
                        .map(v -> new SpecificationPage.Line(v, tests(v), (int) cards.stream()
                                .filter(c -> c.trial().specificationVersion() == v.id())
                                .count()))
                        .toList());
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + slug,
                        page.name(),
                        words.say("specification.description", page.name(), versions.size()))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("specification", frame, page)), request);
    }

    @GetMapping("/{specification}/{version}")
    ResponseEntity<byte[]> version(
            @PathVariable("specification") String slug,
            @PathVariable("version") String versionSlug,
            HttpServletRequest request,
            Locale locale) {
        Words words = pages.words(locale);
        SpecificationVersion version = specifications
                .find(slug, versionSlug)
                .orElseThrow(() -> Refusal.notFound("site.missing.specification", slug + "/" + versionSlug));
        VersionPage page =
                new VersionPage(version, suites.latest(version.id()).orElse(null), trials.against(version.id(), words));
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + version.path(),
                        version.name(),
                        words.say("version.description", version.name(), words.word(version.status())))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("version", frame, page)), request);
    }

    private int tests(SpecificationVersion version) {
        return suites.latest(version.id()).map(SuiteRevision::cases).orElse(0);
    }
}
