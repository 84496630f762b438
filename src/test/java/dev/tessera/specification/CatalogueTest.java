package dev.tessera.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What coordinators keep of specification versions, and how it is found. */
@ServerTest
class CatalogueTest {

    @Autowired
    private Given given;

    @Autowired
    private Specifications specifications;

    @Autowired
    private Families families;

    @Autowired
    private CatalogueSearch search;

    @Autowired
    private AuditLog log;

    private Viewer coordinator;

    @BeforeEach
    void coordinator() {
        coordinator = given.coordinator().viewer();
    }

    @Test
    void what_supersedes_another_is_named_both_ways_and_never_in_a_circle() {
        String older = given.specification();
        String newer = given.specification();
        String newest = given.specification();
        supersedes(newer, older);
        supersedes(newest, newer);

        assertThat(sheet(older).relations())
                .containsExactly(
                        new Related(RelationKind.SUPERSEDES, true, newer, name(newer), SpecificationStatus.FINAL));
        assertThatThrownBy(() -> supersedes(older, newest))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("specification.circle");
        assertThat(sheet(older).relations()).hasSize(1);
        // Another kind of relation is another sentence.
        relate(older, new Relation(RelationKind.EXTENDS, newest));
        assertThat(sheet(newest).relations()).hasSize(2);
    }

    @Test
    void what_cannot_be_true_is_refused_at_its_field() {
        String path = given.specification();

        assertRefused(
                path,
                dated(date(SpecificationStatus.FINAL, "2018"), date(SpecificationStatus.DRAFT, "2019-04")),
                "specification.dates-disordered");
        assertRefused(path, dated(date(SpecificationStatus.FINAL, "2019-02-30")), "specification.issued-invalid");
        assertRefused(
                path,
                dated(date(SpecificationStatus.FINAL, "2019"), date(SpecificationStatus.FINAL, "2020")),
                "specification.date-twice");
        assertRefused(path, linked("https://a.example/", "https://a.example/"), "specification.link-twice");
        assertRefused(path, linked("javascript:alert(1)"), "url.invalid");
        assertRefused(path, linked("https://user@a.example/"), "url.invalid");
        assertRefused(path, related(new Relation(RelationKind.EXTENDS, path)), "specification.itself");
        assertRefused(path, related(new Relation(RelationKind.EXTENDS, "no/such")), "specification.unknown");

        specifications.put(
                coordinator,
                slug(path),
                "1.0",
                dated(date(SpecificationStatus.FINAL, "2019"), date(SpecificationStatus.CANDIDATE_FINAL, "2019-11")));
        assertThat(sheet(path).dates()).extracting(StatusDate::reached).containsExactly("2019-11", "2019");
    }

    @Test
    void who_read_old_facts_does_not_overwrite_new_ones() {
        String path = given.specification("Tool");
        VersionSheet read = sheet(path);
        specifications.put(coordinator, slug(path), "1.0", SpecificationForm.of(SpecificationStatus.DEPRECATED));

        assertThatThrownBy(() -> specifications.change(coordinator, path, read.form(), read.edits()))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
        VersionSheet now = sheet(path);
        assertThat(now.version().status()).isEqualTo(SpecificationStatus.DEPRECATED);
        specifications.change(coordinator, path, now.form(), now.edits());
        assertThat(sheet(path)).isEqualTo(now);
        assertThat(log.ofSpecification(coordinator, now.version().id())).hasSize(2);
    }

    @Test
    void a_family_is_renamed_and_still_found() {
        String path = given.specification();
        String slug = given.familyOf(path);
        Family family = families.find(slug).orElseThrow();
        String other = given.familyOf(given.specification());

        families.change(coordinator, slug, new FamilyForm("Ünder " + slug, "Why"), family.edits());

        assertThat(found("under " + slug)).containsExactly(path);
        assertThatThrownBy(() -> families.change(coordinator, slug, new FamilyForm("X", null), family.edits()))
                .hasMessageContaining("family.changed-meanwhile");
        assertThatThrownBy(() -> families.change(
                        coordinator, slug, new FamilyForm(other.toUpperCase(java.util.Locale.ROOT), null), 1))
                .hasMessageContaining("family.name-taken");
    }

    @Test
    void what_is_called_exactly_so_comes_first_then_beginnings_then_words_then_the_rest() {
        String word = Given.unique("zyx").replace("-", "q") + "q";
        String inside = named("Anything un" + word + "ed");
        String begins = named(word + "ology");
        String aWord = named("About " + word + "s");
        String exact = named(word);

        assertThat(found(word.toUpperCase(java.util.Locale.ROOT))).containsExactly(exact, begins, aWord, inside);
        assertThat(found(word + " about")).containsExactly(aWord);
        assertThat(found("%" + word)).isEmpty();
        assertThat(search.facets(looking(word)).versions()).isEqualTo(4);
        assertThat(search.facets(new CatalogueFilter(word, null, SpecificationStatus.DRAFT, null))
                        .statuses())
                .containsExactly(new CatalogueFacets.Facet("final", "final", 4));
    }

    @Test
    void test_cases_are_found_as_they_are_released_and_drafts_are_not() {
        String path = given.specification("Tool");
        String key = Given.unique("wvu").replace("-", "q") + "q";
        given.suite(path, "key,title\n" + key + ",Première ouverture\nother,About " + key + "\n");

        assertThat(tests(key)).extracting(FoundTest::key).containsExactly(key, "other");
        assertThat(tests("premiere ouv")).extracting(FoundTest::key).contains(key);
        given.suite(path, "key,title\nother,About nothing\n");
        assertThat(tests(key)).isEmpty();
        assertThat(search.tests(looking("   "), 10)).isEmpty();
        assertThat(search.tests(new CatalogueFilter("about", null, null, "Tool"), 100))
                .anyMatch(t -> t.path().equals(path));
        assertThat(search.tests(new CatalogueFilter("about", null, null, "No such role"), 100))
                .isEmpty();
    }

    private List<FoundTest> tests(String query) {
        return search.tests(looking(query), 10);
    }

    private List<String> found(String query) {
        return search.versions(looking(query), 0, 20).stream()
                .map(FoundVersion::path)
                .toList();
    }

    private static CatalogueFilter looking(String query) {
        return new CatalogueFilter(query, null, null, null);
    }

    private String named(String name) {
        String slug = Given.unique("named");
        specifications.put(
                coordinator,
                slug,
                "1.0",
                new SpecificationForm(name, name, null, SpecificationStatus.FINAL, List.of(), null, null, null, null));
        return slug + "/1.0";
    }

    private void supersedes(String newer, String older) {
        relate(newer, new Relation(RelationKind.SUPERSEDES, older));
    }

    private void relate(String path, Relation relation) {
        specifications.put(coordinator, slug(path), "1.0", related(relation));
    }

    private void assertRefused(String path, SpecificationForm form, String key) {
        assertThatThrownBy(() -> specifications.put(coordinator, slug(path), "1.0", form))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.sentence().key()).isEqualTo(key);
                    assertThat(r.faults()).isNotEmpty();
                });
    }

    private static StatusDate date(SpecificationStatus status, String reached) {
        return new StatusDate(status, reached);
    }

    private static SpecificationForm dated(StatusDate... dates) {
        return form(List.of(dates), null, null);
    }

    private static SpecificationForm linked(String... urls) {
        return form(
                null,
                List.of(urls).stream().map(u -> new SpecificationLink("A", u)).toList(),
                null);
    }

    private static SpecificationForm related(Relation relation) {
        return form(null, null, List.of(relation));
    }

    private static SpecificationForm form(
            @Nullable List<StatusDate> dates,
            @Nullable List<SpecificationLink> links,
            @Nullable List<Relation> relations) {
        return new SpecificationForm(
                null, null, null, null, null, null, null, null, null, null, null, dates, links, relations);
    }

    private VersionSheet sheet(String path) {
        return specifications.sheet(specifications.find(path).orElseThrow());
    }

    private String name(String path) {
        return specifications.find(path).orElseThrow().name();
    }

    private static String slug(String path) {
        return path.substring(0, path.indexOf('/'));
    }
}
