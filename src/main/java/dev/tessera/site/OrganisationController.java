package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Listed;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The organisations, and one organisation. */
@Controller
@RequestMapping("/organisations")
class OrganisationController {

    private final Organisations organisations;
    private final Profiles profiles;
    private final Products products;
    private final Logos logos;
    private final Pages pages;

    OrganisationController(
            Organisations organisations, Profiles profiles, Products products, Logos logos, Pages pages) {
        this.organisations = organisations;
        this.profiles = profiles;
        this.products = products;
        this.logos = logos;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<byte[]> all(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Locale locale) {
        Words words = pages.words(locale);
        List<Listed> all = organisations.visibleTo(Viewer.ANYBODY);
        OrganisationsPage page = OrganisationsPage.of(all, q.strip());
        Frame frame = pages.frame(
                        words,
                        "/organisations",
                        words.say("organisations.title"),
                        words.say("organisations.lead", all.size()))
                .in(Section.ORGANISATIONS);
        return Answer.with(Representation.page(pages.render("organisations", frame, page)), request);
    }

    @GetMapping("/{organisation}")
    ResponseEntity<byte[]> one(@PathVariable("organisation") String slug, HttpServletRequest request, Locale locale) {
        Optional<Organisation> found = organisations.find(Viewer.ANYBODY, slug);
        if (found.isEmpty()) {
            return moved(slug, "");
        }
        Words words = pages.words(locale);
        Organisation organisation = found.get();
        Profile seen = profiles.see(Viewer.ANYBODY, slug);
        OrganisationPage page = new OrganisationPage(
                seen,
                organisation.country() == null ? null : words.country(organisation.country()),
                products.of(Viewer.ANYBODY, organisation));
        Frame frame = pages.frame(
                        words,
                        "/organisations/" + slug,
                        organisation.name(),
                        Objects.requireNonNullElseGet(
                                organisation.description(),
                                () -> words.say("organisation.description", organisation.name())))
                .in(Section.ORGANISATIONS);
        return Answer.with(
                Representation.page(
                        pages.render("organisation", frame.withData(StructuredData.organisation(frame, page)), page)),
                request);
    }

    @GetMapping("/{organisation}/logo.png")
    ResponseEntity<byte[]> logo(@PathVariable("organisation") String slug, HttpServletRequest request) {
        return logos.of(Viewer.ANYBODY, slug)
                .map(logo -> Answer.with(Representation.compressed(MediaType.IMAGE_PNG_VALUE, logo.png()), request))
                .orElseGet(() -> moved(slug, "/logo.png"));
    }

    private ResponseEntity<byte[]> moved(String slug, String rest) {
        return organisations
                .movedTo(Viewer.ANYBODY, slug)
                .map(now -> Moved.to("/organisations/" + now + rest))
                .orElseThrow(() -> Refusal.notFound("site.missing.organisation"));
    }
}
