package dev.tessera.demo;

import dev.tessera.access.Viewer;
import dev.tessera.certification.Eligibility;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Affiliation;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The catalogue of 1EdTech's specifications, from {@code db/seed/catalogue}. */
@Component
class Catalogue {

    private final Specifications specifications;
    private final Eligibility eligibility;
    private final Legends legends;
    private final ResourcePatternResolver resources;

    Catalogue(
            Specifications specifications,
            Eligibility eligibility,
            Legends legends,
            ResourcePatternResolver resources) {
        this.specifications = specifications;
        this.eligibility = eligibility;
        this.legends = legends;
        this.resources = resources;
    }

    /** Everything that is known without anybody's trial. */
    void load(Viewer coordinator) {
        specifications(coordinator);
        eligibility(coordinator);
        legends(coordinator);
    }

    private void eligibility(Viewer coordinator) {
        for (SeedFile.Line line : file("eligibility.csv").lines()) {
            eligibility.set(
                    coordinator,
                    Affiliation.valueOf(line.get("affiliation").toUpperCase(Locale.ROOT)),
                    line.optional("specification"),
                    true);
        }
    }

    private void legends(Viewer coordinator) {
        for (SeedFile.Line line : file("legends.csv").lines()) {
            legends.put(
                    coordinator,
                    line.get("specification"),
                    line.get("version"),
                    line.get("text"),
                    line.optional("licence"),
                    line.optional("licence_url"));
        }
    }

    private SeedFile file(String name) {
        return new SeedFile(resources.getResource("classpath:db/seed/catalogue/" + name));
    }

    private void specifications(Viewer coordinator) {
        for (SeedFile.Line line : file("specifications.csv").lines()) {
            specifications.put(
                    coordinator,
                    line.get("specification"),
                    line.get("version"),
                    new SpecificationForm(
                            line.get("name"),
                            line.get("specification_name"),
                            line.optional("family"),
                            SpecificationStatus.valueOf(line.get("status").toUpperCase(Locale.ROOT)),
                            roles(line.get("roles")),
                            line.optional("issued"),
                            line.optional("url"),
                            line.optional("note"),
                            line.optional("source")));
        }
    }

    private static List<String> roles(String roles) {
        return Arrays.stream(roles.split(";"))
                .map(String::strip)
                .filter(r -> !r.isEmpty())
                .toList();
    }
}
