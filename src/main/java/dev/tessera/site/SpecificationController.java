package dev.tessera.site;

import dev.tessera.adoption.Adoption;
import dev.tessera.certification.Eligibility;
import dev.tessera.common.Refusal;
import dev.tessera.legend.Legends;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.CatalogueFacets;
import dev.tessera.specification.CatalogueFilter;
import dev.tessera.specification.CatalogueSearch;
import dev.tessera.specification.FoundVersion;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.SuiteSummaries;
import dev.tessera.specification.TestSuites;
import dev.tessera.specification.VersionSheet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue: what is found in it by family, one specification, one version of it and its test suite. */
@Controller
@RequestMapping("/specifications")
class SpecificationController {

    private static final int PER_PAGE = 300;
    private static final int MOST_PAGES = 1000;
    private static final int TESTS = 12;

    private final Specifications specifications;
    private final CatalogueSearch search;
    private final SuiteSummaries summaries;
    private final TestSuites suites;
    private final OpenTrials trials;
    private final Adoption adoption;
    private final SpecificationProfiles profiles;
    private final Legends legends;
    private final Eligibility eligibility;
    private final Pages pages;

    SpecificationController(
            Specifications specifications,
            CatalogueSearch search,
            SuiteSummaries summaries,
            TestSuites suites,
            OpenTrials trials,
            Adoption adoption,
            SpecificationProfiles profiles,
            Legends legends,
            Eligibility eligibility,
            Pages pages) {
        this.specifications = specifications;
        this.search = search;
        this.summaries = summaries;
        this.suites = suites;
        this.trials = trials;
        this.adoption = adoption;
        this.profiles = profiles;
        this.legends = legends;
        this.eligibility = eligibility;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> all(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Locale locale) {
        Words words = pages.words(locale);
        CatalogueFilter filter = new CatalogueFilter(q.strip(), given(family), status(status), given(role));
        int number = number(page);
        List<FoundVersion> found = search.versions(filter, (number - 1) * PER_PAGE, PER_PAGE + 1);
        CatalogueFacets facets = search.facets(filter);
        CataloguePage shown = new CataloguePage(
                filter,
                facets,
                CataloguePage.families(found.stream().limit(PER_PAGE).toList()),
                search.tests(filter, TESTS),
                number,
                found.size() > PER_PAGE);
        Frame frame = pages.frame(
                        words,
                        "/specifications",
                        words.say("specifications.title"),
                        words.say(
                                "specifications.lead",
                                facets.versions(),
                                facets.families().size()))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("specifications", frame, shown)), request);
    }

    @GetMapping("/{specification}")
    ResponseEntity<byte[]> one(@PathVariable("specification") String slug, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<SpecificationVersion> versions = specifications.versions(slug);
        if (versions.isEmpty()) {
            throw Refusal.notFound("site.missing.specification", slug);
        }
        VersionSheet newest = specifications.sheet(versions.getFirst());
        Map<Long, Integer> sizes =
                summaries.sizes(versions.stream().map(SpecificationVersion::id).toList());
        Map<Long, Long> against = trials.counted();
        SpecificationPage page = new SpecificationPage(
                versions.getFirst().specificationName(),
                newest.family(),
                versions.getFirst().family(),
                newest.description(),
                versions.stream()
                        .map(v -> new SpecificationPage.Line(
                                v,
                                sizes.getOrDefault(v.id(), 0),
                                against.getOrDefault(v.id(), 0L).intValue()))
                        .toList());
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + slug,
                        page.name(),
                        Objects.requireNonNullElseGet(
                                page.description(),
                                () -> words.say("specification.description", page.name(), versions.size())))
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
        SpecificationVersion version = find(slug, versionSlug);
        List<TrialCard> cards = trials.against(version.id(), words);
        VersionPage page = new VersionPage(
                specifications.sheet(version),
                summaries.of(version).orElse(null),
                cards,
                adoption.conforming(cards.stream().map(TrialCard::trial).toList()),
                adoption.users(version.id()),
                profiles.published(version.id()),
                legends.current(version.id()).orElse(null),
                eligibility.of(version.specification()));
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + version.path(),
                        version.name(),
                        Objects.requireNonNullElseGet(
                                page.sheet().description(),
                                () -> words.say("version.description", version.name(), words.word(version.status()))))
                .in(Section.SPECIFICATIONS);
        return Answer.with(
                Representation.page(
                        pages.render("version", frame.withData(StructuredData.specification(frame, page)), page)),
                request);
    }

    @GetMapping("/{specification}/{version}/suite")
    ResponseEntity<byte[]> suite(
            @PathVariable("specification") String slug,
            @PathVariable("version") String versionSlug,
            @RequestParam(defaultValue = "1") String page,
            HttpServletRequest request,
            Locale locale) {
        Words words = pages.words(locale);
        SpecificationVersion version = find(slug, versionSlug);
        SuiteRevision revision =
                suites.latest(version.id()).orElseThrow(() -> Refusal.notFound("site.missing.suite", version.name()));
        SuitePage shown = SuitePage.of(version, revision, suites.texts(revision), number(page));
        Frame frame = pages.frame(
                        words,
                        shown.path() + "/suite",
                        words.say("suite.title", version.name()),
                        words.say("suite.description", version.name(), revision.number(), revision.cases()))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("suite", frame, shown)), request);
    }

    private SpecificationVersion find(String slug, String version) {
        return specifications
                .find(slug, version)
                .orElseThrow(() -> Refusal.notFound("site.missing.specification", slug + "/" + version));
    }

    private static @Nullable String given(String parameter) {
        return parameter.isBlank() || parameter.indexOf('\0') >= 0 ? null : parameter.strip();
    }

    /** A status that there is not leaves nothing out. */
    private static @Nullable SpecificationStatus status(String word) {
        return Arrays.stream(SpecificationStatus.values())
                .filter(s -> s.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(null);
    }

    private static int number(String page) {
        return page.matches("[0-9]{1,4}") ? Math.clamp(Integer.parseInt(page), 1, MOST_PAGES) : 1;
    }
}
