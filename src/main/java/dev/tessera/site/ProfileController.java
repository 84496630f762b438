package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A public profile of a specification version. */
@Controller
class ProfileController {

    private final Specifications specifications;
    private final SpecificationProfiles profiles;
    private final OpenTrials trials;
    private final Pages pages;

    ProfileController(Specifications specifications, SpecificationProfiles profiles, OpenTrials trials, Pages pages) {
        this.specifications = specifications;
        this.profiles = profiles;
        this.trials = trials;
        this.pages = pages;
    }

    @GetMapping("/specifications/{specification}/{version}/profiles/{profile}")
    ResponseEntity<byte[]> profile(
            @PathVariable("specification") String slug,
            @PathVariable("version") String versionSlug,
            @PathVariable("profile") String profileSlug,
            HttpServletRequest request,
            Locale locale) {
        SpecificationVersion version = specifications
                .find(slug, versionSlug)
                .orElseThrow(() -> Refusal.notFound("site.missing.specification", slug + "/" + versionSlug));
        SpecificationProfile profile = profiles.find(Viewer.ANYBODY, version.id(), profileSlug)
                .orElseThrow(() -> Refusal.notFound("site.missing.profile"));
        Words words = pages.words(locale);
        ProfilePage page = new ProfilePage(
                version,
                profile,
                profile.country() == null ? null : words.country(profile.country()),
                profile.language() == null
                        ? null
                        : Locale.forLanguageTag(profile.language()).getDisplayName(locale),
                profiles.suite(version.id()),
                profiles.tests(profile),
                trials.against(version.id(), words));
        Frame frame = pages.frame(
                        words,
                        "/specifications/" + version.path() + "/profiles/" + profile.slug(),
                        profile.name(),
                        Objects.requireNonNullElseGet(
                                profile.description(),
                                () -> words.say(
                                        "profile.description",
                                        profile.name(),
                                        version.name(),
                                        profile.organisationName())))
                .in(Section.SPECIFICATIONS);
        return Answer.with(Representation.page(pages.render("profile", frame, page)), request);
    }
}
