package dev.tessera.demo;

import dev.tessera.access.Viewer;
import dev.tessera.certification.Eligibility;
import dev.tessera.common.Sentence;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Affiliation;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.Relation;
import dev.tessera.specification.RelationKind;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationLink;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.StatusDate;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The catalogue of 1EdTech's specifications, from {@code db/seed/catalogue}: facts, each with its source. */
@Component
class Catalogue {

    private static final int LONGEST_SECTION = 300;

    private final Specifications specifications;
    private final TestSuites suites;
    private final Eligibility eligibility;
    private final Legends legends;
    private final ResourcePatternResolver resources;

    Catalogue(
            Specifications specifications,
            TestSuites suites,
            Eligibility eligibility,
            Legends legends,
            ResourcePatternResolver resources) {
        this.specifications = specifications;
        this.suites = suites;
        this.eligibility = eligibility;
        this.legends = legends;
        this.resources = resources;
    }

    /**
     * Loads all of it.
     *
     * @param elsewhere the paths of the versions whose test suites come from elsewhere
     */
    void load(Viewer coordinator, Set<String> elsewhere) {
        Map<String, List<StatusDate>> dates =
                by(file("dates"), l -> new StatusDate(status(l.get("status")), l.get("reached")));
        Map<String, List<SpecificationLink>> links =
                by(file("links"), l -> new SpecificationLink(l.get("label"), l.get("url")));
        Map<String, List<Relation>> relations = by(
                file("relations"),
                l -> new Relation(RelationKind.valueOf(l.get("relation").toUpperCase(Locale.ROOT)), l.get("that")));
        for (SeedFile.Line line : file("specifications").lines()) {
            specifications.put(
                    coordinator,
                    line.get("specification"),
                    line.get("version"),
                    new SpecificationForm(
                            line.get("name"),
                            line.get("specification_name"),
                            line.optional("family"),
                            status(line.get("status")),
                            roles(line.get("roles")),
                            line.optional("issued"),
                            line.optional("url"),
                            line.optional("note"),
                            line.optional("source"),
                            null,
                            null,
                            dates.get(path(line)),
                            links.get(path(line)),
                            null));
        }
        relations.forEach((path, to) -> specifications.put(
                coordinator, path.substring(0, path.indexOf('/')), path.substring(path.indexOf('/') + 1), related(to)));
        eligibility(coordinator);
        legends(coordinator);
        by(file("requirements"), Catalogue::requirement).forEach((path, cases) -> {
            if (!elsewhere.contains(path)) {
                suites.replace(
                        coordinator,
                        path.substring(0, path.indexOf('/')),
                        path.substring(path.indexOf('/') + 1),
                        cases);
            }
        });
    }

    private void eligibility(Viewer coordinator) {
        for (SeedFile.Line line : file("eligibility").lines()) {
            eligibility.set(
                    coordinator,
                    Affiliation.valueOf(line.get("affiliation").toUpperCase(Locale.ROOT)),
                    line.optional("specification"),
                    true);
        }
    }

    private void legends(Viewer coordinator) {
        for (SeedFile.Line line : file("legends").lines()) {
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
        return new SeedFile(resources.getResource("classpath:db/seed/catalogue/" + name + ".csv"));
    }

    private static <T> Map<String, List<T>> by(SeedFile file, Function<SeedFile.Line, T> read) {
        return file.lines().stream()
                .collect(Collectors.groupingBy(
                        Catalogue::path, LinkedHashMap::new, Collectors.mapping(read, Collectors.toList())));
    }

    private static String path(SeedFile.Line line) {
        return line.get("specification") + "/" + line.get("version");
    }

    private static SpecificationStatus status(String word) {
        return SpecificationStatus.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static SpecificationForm related(List<Relation> relations) {
        return new SpecificationForm(
                null, null, null, null, null, null, null, null, null, null, null, null, null, relations);
    }

    /** Where it was read stands with the section. */
    private static TestCaseDraft requirement(SeedFile.Line line) {
        String section = line.optional("section");
        return new TestCaseDraft(
                Sentence.of("where.line", line.fields().getStartingLineNumber()),
                new TestCaseText(
                        line.get("key"),
                        line.get("title"),
                        TestKind.CONFORMANCE,
                        Obligation.valueOf(line.get("obligation").toUpperCase(Locale.ROOT)),
                        roles(line.get("role")),
                        line.optional("group"),
                        shortened(section == null ? line.get("source") : section + ", " + line.get("source")),
                        null,
                        null,
                        null));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SECTION ? text : text.substring(0, LONGEST_SECTION);
    }

    private static List<String> roles(String roles) {
        return Arrays.stream(roles.split(";"))
                .map(String::strip)
                .filter(r -> !r.isEmpty())
                .toList();
    }
}
