package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.legend.Legends;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The copyright and licence notice of a specification version. */
@Controller
class LegendController {

    private final Specifications specifications;
    private final Legends legends;
    private final Pages pages;

    LegendController(Specifications specifications, Legends legends, Pages pages) {
        this.specifications = specifications;
        this.legends = legends;
        this.pages = pages;
    }

    @GetMapping("/specifications/{specification}/{version}/legend")
    ResponseEntity<byte[]> legend(
            @PathVariable("specification") String slug,
            @PathVariable("version") String versionSlug,
            HttpServletRequest request,
            Locale locale) {
        SpecificationVersion version = specifications
                .find(slug, versionSlug)
                .orElseThrow(() -> Refusal.notFound("site.missing.specification", slug + "/" + versionSlug));
        Words words = pages.words(locale);
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + version.path() + "/legend",
                        words.say("legend-of.title", version.name()),
                        words.say("legend-of.description", version.name()))
                .in(Section.SPECIFICATIONS);
        LegendPage page = new LegendPage(version, legends.all(version.id()));
        return Answer.with(Representation.page(pages.render("legendOf", frame, page)), request);
    }
}
