package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.specification.CatalogueFilter;
import dev.tessera.specification.CatalogueSearch;
import dev.tessera.specification.Families;
import dev.tessera.specification.Family;
import dev.tessera.specification.FoundVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One family of specifications. */
@Controller
class FamilyController {

    private static final int SHOWN = 500;

    private final Families families;
    private final CatalogueSearch search;
    private final OpenTrials trials;
    private final Pages pages;

    FamilyController(Families families, CatalogueSearch search, OpenTrials trials, Pages pages) {
        this.families = families;
        this.search = search;
        this.trials = trials;
        this.pages = pages;
    }

    @GetMapping("/families/{family}")
    ResponseEntity<byte[]> one(@PathVariable("family") String slug, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        Family family = families.find(slug).orElseThrow(() -> Refusal.notFound("site.missing.family", slug));
        List<FoundVersion> versions = search.versions(CatalogueFilter.ofFamily(slug), 0, SHOWN);
        Set<String> paths = versions.stream().map(FoundVersion::path).collect(Collectors.toSet());
        FamilyPage page = new FamilyPage(
                family,
                CataloguePage.families(versions).stream()
                        .flatMap(f -> f.specifications().stream())
                        .toList(),
                family.versions() - versions.size(),
                trials.against(paths, words));
        Frame frame = pages.frame(
                        words,
                        "/families/" + slug,
                        family.name(),
                        Objects.requireNonNullElseGet(
                                family.description(),
                                () -> words.say(
                                        "family.description",
                                        family.name(),
                                        family.specifications(),
                                        family.versions())))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("family", frame, page)), request);
    }
}
