package dev.tessera.demo;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.legend.Legend;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Organisations;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.ProfileKind;
import dev.tessera.profile.ProfileRule;
import dev.tessera.profile.ProfileSelection;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** The demonstration's profiles, and which of its organisations accepted which legend: all but one of those that have people. */
@Component
class ProfilesAndLegends {

    private final Specifications specifications;
    private final SpecificationProfiles profiles;
    private final Legends legends;
    private final Organisations organisations;
    private final Accounts accounts;
    private final ResourceLoader resources;

    ProfilesAndLegends(
            Specifications specifications,
            SpecificationProfiles profiles,
            Legends legends,
            Organisations organisations,
            Accounts accounts,
            ResourceLoader resources) {
        this.specifications = specifications;
        this.profiles = profiles;
        this.legends = legends;
        this.organisations = organisations;
        this.accounts = accounts;
        this.resources = resources;
    }

    /** Test suites and people are there already. */
    void load(Viewer coordinator) {
        for (SeedFile.Line line : file("legend-acceptances.csv").lines()) {
            Legend legend = legends.current(version(line).id()).orElseThrow();
            legends.accept(
                    accounts.idOf(line.get("email")).flatMap(accounts::viewer).orElseThrow(),
                    legend.id(),
                    organisations.find(line.get("organisation")).orElseThrow().id());
        }
        for (SeedFile.Line line : file("profiles.csv").lines()) {
            SpecificationVersion of = version(line);
            String slug = profiles.create(
                    coordinator,
                    of,
                    line.get("organisation"),
                    new ProfileForm(
                            line.get("name"),
                            ProfileKind.valueOf(word(line.get("kind"))),
                            line.optional("country"),
                            line.optional("language"),
                            line.optional("description"),
                            line.optional("url"),
                            ProfileSelection.valueOf(word(line.get("selection")))));
            int edits = profiles.decide(coordinator, of, slug, rules(line.get("name"), of), 0);
            if (line.get("published").equals("yes")) {
                profiles.publish(coordinator, of, slug, edits);
            }
        }
    }

    private Map<Long, ProfileRule> rules(String profile, SpecificationVersion of) {
        Map<String, Long> lineages =
                profiles.suite(of.id()).stream().collect(Collectors.toMap(t -> t.key(), t -> t.lineage()));
        Map<Long, ProfileRule> rules = new HashMap<>();
        for (SeedFile.Line line : file("profile-tests.csv").lines()) {
            Long lineage = lineages.get(line.get("test"));
            if (line.get("profile").equals(profile) && lineage != null) {
                String obligation = line.optional("obligation");
                rules.put(
                        lineage,
                        new ProfileRule(
                                line.get("included").equals("yes"),
                                obligation == null ? null : Obligation.valueOf(word(obligation)),
                                line.optional("note")));
            }
        }
        return rules;
    }

    private SpecificationVersion version(SeedFile.Line line) {
        return specifications.find(line.get("specification")).orElseThrow();
    }

    private SeedFile file(String name) {
        return new SeedFile(resources.getResource("classpath:db/seed/demo/" + name));
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
