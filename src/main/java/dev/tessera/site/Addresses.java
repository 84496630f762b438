package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.common.Slug;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Products;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.Families;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Trials;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows which public addresses there are, so that one that is nearly right leads to the right one. */
@Component
class Addresses {

    private final Trials trials;
    private final Specifications specifications;
    private final Families families;
    private final Organisations organisations;
    private final Products products;
    private final SpecificationProfiles profiles;
    private final TestSuites suites;

    Addresses(
            Trials trials,
            Specifications specifications,
            Families families,
            Organisations organisations,
            Products products,
            SpecificationProfiles profiles,
            TestSuites suites) {
        this.profiles = profiles;
        this.suites = suites;
        this.trials = trials;
        this.specifications = specifications;
        this.families = families;
        this.organisations = organisations;
        this.products = products;
    }

    /** The address in lower case and without slashes at its end, if it is another one and there is such a page. */
    Optional<String> canonical(String path) {
        String stripped = path.replaceAll("/+$", "").toLowerCase(Locale.ROOT);
        if (stripped.equals(path) || stripped.isEmpty()) {
            return Optional.empty();
        }
        return exists(Arrays.asList(stripped.substring(1).split("/", -1))) ? Optional.of(stripped) : Optional.empty();
    }

    private boolean exists(List<String> parts) {
        if (!parts.stream().allMatch(Slug::isValid)) {
            return false;
        }
        return switch (parts.getFirst()) {
            case "trials" -> parts.size() == 1 || isOfTrial(parts);
            case "specifications" -> parts.size() == 1 || isOfSpecification(parts);
            case "families" -> parts.size() == 2 && families.find(parts.get(1)).isPresent();
            case "organisations" -> parts.size() == 1 || isOfOrganisation(parts);
            case "products" ->
                parts.size() == 2
                        && (products.find(Viewer.ANYBODY, parts.get(1)).isPresent()
                                || products.movedTo(Viewer.ANYBODY, parts.get(1))
                                        .isPresent());
            default -> false;
        };
    }

    private boolean isOfOrganisation(List<String> parts) {
        boolean page = parts.size() == 2 || (parts.size() == 3 && parts.get(2).equals("logo.png"));
        return page
                && (organisations.find(Viewer.ANYBODY, parts.get(1)).isPresent()
                        || organisations.movedTo(Viewer.ANYBODY, parts.get(1)).isPresent());
    }

    private boolean isOfTrial(List<String> parts) {
        boolean page = parts.size() == 2
                || (parts.size() == 3
                        && List.of("matrix", "matrix.csv", "matrix.json").contains(parts.get(2)));
        return page && trials.find(Viewer.ANYBODY, parts.get(1)).isPresent();
    }

    private boolean isProfile(List<String> parts) {
        return specifications
                .find(parts.get(1), parts.get(2))
                .flatMap(v -> profiles.find(Viewer.ANYBODY, v.id(), parts.get(4)))
                .isPresent();
    }

    private boolean isTest(List<String> parts) {
        return parts.get(4).matches("\\d{1,18}")
                && specifications
                        .find(parts.get(1), parts.get(2))
                        .flatMap(v -> suites.findHistory(Viewer.ANYBODY, v, Long.parseLong(parts.get(4))))
                        .isPresent();
    }

    private boolean isOfSpecification(List<String> parts) {
        return switch (parts.size()) {
            case 2 -> !specifications.versions(parts.get(1)).isEmpty();
            case 3 -> specifications.find(parts.get(1), parts.get(2)).isPresent();
            case 4 ->
                List.of("legend", "suite").contains(parts.get(3))
                        && specifications.find(parts.get(1), parts.get(2)).isPresent();
            case 5 ->
                (parts.get(3).equals("profiles") && isProfile(parts))
                        || (parts.get(3).equals("tests") && isTest(parts));
            default -> false;
        };
    }
}
