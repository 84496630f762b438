package dev.tessera.demo;

import dev.tessera.access.Viewer;
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
    private final ResourcePatternResolver resources;

    Catalogue(Specifications specifications, ResourcePatternResolver resources) {
        this.specifications = specifications;
        this.resources = resources;
    }

    void load(Viewer coordinator) {
        SeedFile file = new SeedFile(resources.getResource("classpath:db/seed/catalogue/specifications.csv"));
        for (SeedFile.Line line : file.lines()) {
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
