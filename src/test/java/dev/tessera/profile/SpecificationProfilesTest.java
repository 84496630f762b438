package dev.tessera.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.ProfileMatrices;
import dev.tessera.matrix.Row;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisation;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Profiles: who sees and keeps them, and matrices seen through them. */
@ServerTest
class SpecificationProfilesTest {

    private static final String SUITE = """
            key,title,kind,obligation,group
            a1,A one,conformance,required,A
            a2,A two,conformance,recommended,A
            a3,A three,conformance,optional,A
            b1,B one,conformance,required,B
            b2,B two,conformance,recommended,B
            b3,B three,conformance,optional,B
            c1,C one,conformance,required,
            c2,C two,conformance,optional,
            """;

    @Autowired
    private Given given;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Specifications specifications;

    @Autowired
    private SpecificationProfiles profiles;

    @Autowired
    private Matrices matrices;

    @Autowired
    private ProfileMatrices through;

    @Autowired
    private Merges merges;

    @Autowired
    private AuditLog log;

    @Autowired
    private Rest rest;

    private Organisation organisation;
    private Viewer manager;
    private Viewer coordinator;
    private SpecificationVersion version;
    private Trial trial;

    @BeforeEach
    void a_trial_and_somebody_who_makes_profiles() {
        organisation = given.organisation();
        coordinator = given.coordinator().viewer();
        long id = accounts.create(Given.unique("keeper") + "@example.org", "Keeper", "a password", null);
        memberships.join(id, organisation.id(), MembershipRole.MANAGER);
        manager = accounts.viewer(id).orElseThrow();
        trial = given.trial(SUITE);
        version = specifications.find(trial.specification().path()).orElseThrow();
        String product = given.participant(trial, organisation.id(), Given.unique("Product"), null)
                .productName();
        rest.post(
                "/api/v1/trials/" + trial.slug() + "/imports",
                given.coordinator().token(),
                "text/csv",
                ("subject,test,verdict\n" + product + ",a1,passed\n" + product + ",a2,failed\n" + product
                                + ",b1,passed\n" + product + ",c2,inconclusive\n")
                        .getBytes(StandardCharsets.UTF_8));
        trial = given.now(trial);
    }

    @Test
    void only_its_organisation_and_coordinators_know_of_one_that_is_not_public() {
        String slug = make(ProfileSelection.ALL_TESTS);
        Viewer other = given.member(given.organisation().id()).viewer();
        Viewer colleague = given.member(organisation.id()).viewer();

        assertThat(profiles.find(other, version.id(), slug)).isEmpty();
        assertThat(profiles.visibleTo(other, version.id())).isEmpty();
        assertThat(profiles.published(version.id())).isEmpty();
        assertThat(profiles.find(colleague, version.id(), slug)).isPresent();
        assertThat(profiles.find(coordinator, version.id(), slug)).isPresent();
        assertThat(rest.get("/trials/" + trial.slug() + "/matrix?profile=" + slug, "")
                        .status())
                .isEqualTo(404);
        assertThat(rest.get("/api/v1/trials/" + trial.slug() + "/matrix?profile=" + slug, "")
                        .status())
                .isEqualTo(404);
        assertThat(refused(() -> profiles.publish(colleague, version, slug, 0)).kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);

        profiles.publish(manager, version, slug, 0);

        assertThat(profiles.find(Viewer.ANYBODY, version.id(), slug)).isPresent();
        assertThat(rest.get("/trials/" + trial.slug() + "/matrix?profile=" + slug, "")
                        .status())
                .isEqualTo(200);
        assertThat(rest.get("/specifications/" + version.path() + "/profiles/" + slug, "")
                        .text())
                .contains("A one");
        profiles.withdraw(manager, version, slug, 1);
        assertThat(rest.get("/trials/" + trial.slug() + "/matrix.json?profile=" + slug, "")
                        .status())
                .as("what was kept of it is not answered either")
                .isEqualTo(404);
        assertThat(log.ofSpecification(coordinator, version.id()))
                .extracting(e -> e.operation())
                .contains("profile.created", "profile.published", "profile.withdrawn");
    }

    @Test
    void a_matrix_seen_through_a_profile_is_the_trials_own_without_what_is_left_out() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<TestCase> suite = profiles.suite(version.id());
        Matrix whole = matrices.matrix(Viewer.ANYBODY, trial);
        for (int round = 0; round < 40; round++) {
            ProfileSelection selection = ProfileSelection.values()[random.nextInt(2)];
            String slug = make(selection);
            Map<String, Obligation> expected = new HashMap<>();
            if (selection == ProfileSelection.ALL_TESTS) {
                suite.forEach(t -> expected.put(t.key(), t.obligation()));
            }
            int edits = 0;
            for (int change = random.nextInt(4); change > 0; change--) {
                Map<Long, ProfileRule> rules = new HashMap<>();
                for (TestCase test : suite) {
                    if (random.nextInt(3) == 0) {
                        boolean in = random.nextBoolean();
                        Obligation obligation = random.nextBoolean() ? null : Obligation.values()[random.nextInt(3)];
                        rules.put(test.lineage(), new ProfileRule(in, obligation, null));
                        if (in) {
                            expected.put(test.key(), obligation == null ? test.obligation() : obligation);
                        } else {
                            expected.remove(test.key());
                        }
                    }
                }
                edits = profiles.decide(manager, version, slug, rules, edits);
            }

            Matrix seen = through.through(whole, trial, profiles.see(manager, version.id(), slug));

            Map<String, Obligation> found = new HashMap<>();
            List<String> order = new ArrayList<>();
            for (Row row : seen.rows()) {
                found.put(row.key(), row.obligation());
                order.add(row.key());
            }
            assertThat(found).as("seed %s, round %s", seed, round).isEqualTo(expected);
            assertThat(order)
                    .isEqualTo(whole.rows().stream()
                            .map(Row::key)
                            .filter(expected::containsKey)
                            .toList());
            assertThat(seen.total().all()).isEqualTo(expected.size());
            assertThat(seen.total().passed()).isEqualTo((int)
                    List.of("a1", "b1").stream().filter(expected::containsKey).count());
        }
    }

    @Test
    void page_and_files_say_the_same_and_follow_the_profile_at_once() {
        String slug = make(ProfileSelection.ALL_TESTS);
        int edits = profiles.decide(manager, version, slug, rule("a1", false, null), 0);
        profiles.publish(manager, version, slug, edits);
        String csv = "/trials/" + trial.slug() + "/matrix.csv?profile=" + slug;

        assertThat(lines(csv)).hasSize(1 + 7).noneMatch(l -> l.startsWith("a1,"));

        profiles.decide(manager, version, slug, rule("a1", true, Obligation.OPTIONAL), edits + 1);

        assertThat(lines(csv)).hasSize(1 + 8);
        assertThat(lines(csv + "&obligation=required")).hasSize(1 + 2);
        assertThat(rest.get("/api/v1/trials/" + trial.slug() + "/matrix?profile=" + slug, "")
                        .text())
                .contains("\"key\":\"a1\",\"title\":\"A one\",\"group\":\"A\",\"obligation\":\"optional\"");
        assertThat(rest.get("/trials/" + trial.slug() + "/matrix?profile=" + slug, "")
                        .text())
                .contains(profiles.see(manager, version.id(), slug).name(), "matrix.csv?profile=" + slug);
        assertThat(rest.get("/trials/" + trial.slug() + "/matrix?view=pairs&profile=" + slug, "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_new_revision_keeps_what_was_decided_and_its_new_tests_follow_the_selection() {
        String all = make(ProfileSelection.ALL_TESTS);
        String listed = make(ProfileSelection.LISTED_TESTS);
        profiles.decide(manager, version, all, rule("a1", false, null), 0);
        profiles.decide(manager, version, listed, rule("a1", true, null), 0);

        given.suite(version.path(), SUITE + "d1,New,conformance,required,D\n");

        assertThat(keys(all)).contains("d1").doesNotContain("a1").hasSize(8);
        assertThat(keys(listed)).containsExactly("a1");
    }

    @Test
    void who_read_an_earlier_state_changes_nothing() {
        String slug = make(ProfileSelection.ALL_TESTS);
        profiles.decide(manager, version, slug, rule("a1", false, null), 0);
        SpecificationProfile read = profiles.see(manager, version.id(), slug);

        assertThat(refused(() -> profiles.decide(coordinator, version, slug, rule("a1", true, null), 0))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> profiles.change(coordinator, version, slug, read.form(), 0))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(keys(slug)).doesNotContain("a1");
        assertThat(profiles.see(manager, version.id(), slug)).isEqualTo(read);
    }

    @Test
    void what_is_wrong_is_said_at_its_field() {
        ProfileForm wrong = new ProfileForm(
                " ", ProfileKind.NATIONAL, null, "not a language", null, "ftp://x", ProfileSelection.ALL_TESTS);

        Refusal refusal = refused(() -> profiles.create(manager, version, organisation.slug(), wrong));

        assertThat(refusal.faults())
                .extracting(f -> f.where().key())
                .containsExactlyInAnyOrder(
                        "profile.field.name", "profile.field.country", "profile.field.language", "profile.field.url");
        assertThatThrownBy(() -> profiles.decide(
                        manager,
                        version,
                        make(ProfileSelection.ALL_TESTS),
                        Map.of(-1L, new ProfileRule(true, null, null)),
                        0))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void profiles_of_a_merged_organisation_are_kept_by_the_one_that_stays() {
        String slug = make(ProfileSelection.ALL_TESTS);
        Organisation into = given.organisation();

        merges.mergeOrganisations(coordinator, organisation.slug(), into.slug());

        assertThat(profiles.see(coordinator, version.id(), slug).organisation()).isEqualTo(into.id());
    }

    private List<String> lines(String path) {
        return rest.get(path, "").text().lines().toList();
    }

    private List<String> keys(String slug) {
        ProfileTests tests = profiles.tests(profiles.see(manager, version.id(), slug));
        return profiles.suite(version.id()).stream()
                .filter(tests::includes)
                .map(TestCase::key)
                .toList();
    }

    private Map<Long, ProfileRule> rule(String key, boolean in, Obligation obligation) {
        long lineage = profiles.suite(version.id()).stream()
                .filter(t -> t.key().equals(key))
                .findFirst()
                .orElseThrow()
                .lineage();
        return Map.of(lineage, new ProfileRule(in, obligation, null));
    }

    private String make(ProfileSelection selection) {
        return profiles.create(
                manager,
                version,
                organisation.slug(),
                new ProfileForm(Given.unique("Profile"), ProfileKind.SUBSET, null, null, null, null, selection));
    }

    private static Refusal refused(ThrowingCallable what) {
        Refusal refusal = catchThrowableOfType(Refusal.class, what);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }
}
