package dev.tessera.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.DemonstrationTest;
import dev.tessera.Rest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.core.io.ClassPathResource;

/** What the demonstration promises to whoever tries the product. */
@DemonstrationTest
class DemonstrationDataTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Specifications specifications;

    @Autowired
    private TestSuites suites;

    @Autowired
    private Trials trials;

    @Autowired
    private Matrices matrices;

    @Autowired
    private Demonstration demonstration;

    @Autowired
    private Rest rest;

    @Test
    void its_accounts_and_tokens_are_those_that_the_sign_in_page_names() {
        for (String name : new String[] {"administrator", "coordinator", "reviewer", "vendor", "rival"}) {
            assertThat(accounts.idOf(name + "@example.org")).as(name).isPresent();
        }
        assertThat(coordinator().siteRole()).isNotNull();
        assertThat(accounts.viewerOfToken("demo-vendor-token").orElseThrow().organisations())
                .hasSize(1);
    }

    @Test
    void the_catalogue_has_the_consortiums_specifications() {
        assertThat(specifications.catalogue())
                .hasSize(70)
                .allMatch(v -> v.source() != null && !v.source().isBlank());
        assertThat(specifications
                        .sheet(specifications.find("lti/1.3").orElseThrow())
                        .relations())
                .extracting(r -> r.kind() + (r.backwards() ? " by " : " ") + r.path())
                .contains("SUPERSEDES lti/1.2", "SUPERSEDES lti/2.0", "EXTENDS by lti-dl/2.0");
    }

    @Test
    void every_requirement_has_its_source_and_is_in_a_test_suite() {
        List<SeedFile.Line> requirements =
                new SeedFile(new ClassPathResource("db/seed/catalogue/requirements.csv")).lines();

        assertThat(requirements).hasSize(143).allMatch(l -> !l.get("source").isBlank());
        requirements.stream()
                .filter(l ->
                        !Set.of("lti/1.3", "oneroster/1.2").contains(l.get("specification") + "/" + l.get("version")))
                .forEach(l -> assertThat(suites.texts(suites.latest(specifications
                                        .find(l.get("specification"), l.get("version"))
                                        .orElseThrow()
                                        .id())
                                .orElseThrow()))
                        .anyMatch(c -> c.text().key().equals(l.get("key"))
                                && String.valueOf(c.text().section()).endsWith(l.get("source"))));
        assertThat(suites.latest(specifications.find("lti/1.3").orElseThrow().id())
                        .orElseThrow()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void a_trial_shows_all_verdicts_several_reasons_and_a_dispute() {
        Trial trial = trials.see(coordinator(), "lti-autumn-2026");
        Matrix matrix = matrices.matrix(coordinator(), trial);
        Set<Character> letters = new TreeSet<>();
        matrix.rows().forEach(r -> r.letters().chars().forEach(c -> letters.add((char) c)));
        Set<String> reasons = matrix.rows().stream()
                .flatMap(r -> r.marks().values().stream())
                .map(m -> String.valueOf(m.reason()))
                .collect(Collectors.toSet());

        for (Verdict verdict : Verdict.values()) {
            assertThat(letters).contains(verdict.code());
        }
        assertThat(reasons).hasSizeGreaterThan(3);
        assertThat(matrix.disputed()).isPositive();
        assertThat(matrix.columns().stream().map(c -> c.organisationId()).distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void loading_it_again_changes_nothing() {
        byte[] before =
                rest.get("/api/v1/trials/lti-autumn-2026/matrix", "").response().body();

        demonstration.run(new DefaultApplicationArguments());

        assertThat(new String(before, java.nio.charset.StandardCharsets.UTF_8).replaceAll("\"asOf\":\"[^\"]*\"", ""))
                .isEqualTo(rest.get("/api/v1/trials/lti-autumn-2026/matrix", "")
                        .text()
                        .replaceAll("\"asOf\":\"[^\"]*\"", ""));
    }

    private Viewer coordinator() {
        return accounts.viewerOfToken("demo-coordinator-token").orElseThrow();
    }
}
