package dev.tessera.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people edit one draft, row by row: nothing that one stored is lost by what the other does. */
@ServerTest
class SuiteDraftsTest {

    private static final String SUITE = """
            key,title,kind,roles,uri
            a,First,conformance,Tool,https://example.org/a
            b,Second,conformance,,
            c,Third,interoperability,Tool;Platform,
            """;

    @Autowired
    private Given given;

    @Autowired
    private Specifications specifications;

    @Autowired
    private TestSuites suites;

    @Autowired
    private SuiteDrafts drafts;

    @Autowired
    private SuitePages pages;

    @Autowired
    private AuditLog log;

    @Autowired
    private Accounts accounts;

    private Viewer ada;
    private SpecificationVersion of;

    @BeforeEach
    void a_released_suite() {
        ada = given.coordinator().viewer();
        String path = given.specification("Tool", "Platform");
        given.suite(path, SUITE);
        of = specifications.find(path).orElseThrow();
    }

    @Test
    void a_draft_begins_as_the_newest_revision_with_all_that_it_says() {
        SuiteRevision released = suites.latest(of.id()).orElseThrow();

        SuiteRevision draft = begin();

        assertThat(draft.isDraft()).isTrue();
        assertThat(draft.number()).isEqualTo(2);
        assertThat(suites.compare(released, draft).isNothing()).isTrue();
        assertThat(begin().id()).isEqualTo(draft.id());
    }

    @Test
    void without_a_revision_a_draft_begins_empty() {
        of = specifications.find(given.specification("Tool")).orElseThrow();

        assertThat(begin().cases()).isZero();
        SuiteCase only = drafts.add(ada, begin().id(), null, text("one", "One"));

        assertThat(keys(begin())).containsExactly("one");
        assertThat(only.edits()).isZero();
    }

    @Test
    void the_next_key_is_free_however_many_are_taken() {
        SuiteRevision draft = begin();
        for (String key : List.of("case-08", "case-09", "case-10", "case-x")) {
            drafts.add(ada, draft.id(), null, text(key, key));
        }

        assertThat(drafts.nextKey(ada, draft.id(), "case-07")).isEqualTo("case-11");
        assertThat(drafts.nextKey(ada, draft.id(), "case-10")).isEqualTo("case-11");
        assertThat(drafts.nextKey(ada, draft.id(), "case-20")).isEqualTo("case-21");
        assertThat(drafts.nextKey(ada, draft.id(), "case-x")).isEqualTo("case-x-2");
        assertThat(drafts.nextKey(ada, draft.id(), "a")).isEqualTo("a-2");
    }

    @Test
    void who_changes_what_another_changed_since_is_told_what_it_says_now() {
        SuiteRevision draft = begin();
        SuiteCase seen = row(draft, "b");
        drafts.change(ada, draft.id(), seen.id(), seen.edits(), text("b", "Theirs"));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> drafts.change(ada, draft.id(), seen.id(), seen.edits(), text("b", "Mine")))
                .satisfies(r -> {
                    assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                    assertThat(r.sentence()).isEqualTo(Sentence.of("suite.changed-meanwhile", "b", "Theirs"));
                });

        SuiteCase now = row(draft, "b");
        assertThat(now.text().title()).isEqualTo("Theirs");
        drafts.change(ada, draft.id(), now.id(), now.edits(), text("b", "Mine"));
        assertThat(row(draft, "b").text().title()).isEqualTo("Mine");
        assertThat(row(draft, "b").lineage()).isEqualTo(seen.lineage());
    }

    @Test
    void a_key_and_a_uri_are_one_test_cases_only() {
        SuiteRevision draft = begin();
        SuiteCase b = row(draft, "b");

        refused("suite.key-taken", () -> drafts.change(ada, draft.id(), b.id(), b.edits(), text("a", "Second")));
        refused(
                "suite.uri-taken",
                () -> drafts.change(
                        ada,
                        draft.id(),
                        b.id(),
                        b.edits(),
                        new TestCaseText(
                                "b",
                                "Second",
                                TestKind.CONFORMANCE,
                                Obligation.REQUIRED,
                                List.of(),
                                null,
                                null,
                                "https://example.org/a",
                                null,
                                null)));
        assertThat(row(draft, "b")).isEqualTo(b);
    }

    @Test
    void what_is_released_is_not_edited() {
        SuiteRevision released = suites.latest(of.id()).orElseThrow();
        SuiteCase a = row(released, "a");

        refused(
                "suite.released-meanwhile",
                () -> drafts.change(ada, released.id(), a.id(), a.edits(), text("a", "Other")));
        refused("suite.released-meanwhile", () -> drafts.remove(ada, released.id(), List.of(a.id())));
    }

    @Test
    void test_cases_are_put_between_their_neighbours_however_often() {
        SuiteRevision draft = begin();
        SuiteCase a = row(draft, "a");
        List<String> expected = new ArrayList<>(List.of("a"));
        for (int i = 0; i < 25; i++) { // a gap of 1024 is halved ten times
            drafts.add(ada, draft.id(), a.id(), text("n" + i, "New"));
            expected.add(1, "n" + i);
        }
        expected.addAll(List.of("b", "c"));

        assertThat(keys(draft)).isEqualTo(expected);
    }

    @Test
    void a_test_case_moves_by_one_and_not_beyond_the_ends() {
        SuiteRevision draft = begin();

        assertThat(drafts.move(ada, draft.id(), row(draft, "c").id(), true)).isTrue();
        assertThat(keys(draft)).containsExactly("a", "c", "b");
        assertThat(drafts.move(ada, draft.id(), row(draft, "a").id(), true)).isFalse();
        assertThat(drafts.move(ada, draft.id(), row(draft, "a").id(), false)).isTrue();
        assertThat(keys(draft)).containsExactly("c", "a", "b");
    }

    @Test
    void what_was_removed_comes_back_where_it_was_with_its_identity() {
        SuiteRevision released = suites.latest(of.id()).orElseThrow();
        SuiteRevision draft = begin();
        List<SuiteDrafts.Removed> gone = drafts.remove(
                ada,
                draft.id(),
                List.of(
                        row(draft, "a").id(),
                        row(draft, "c").id(),
                        row(draft, "b").id()));
        assertThat(keys(draft)).isEmpty();

        drafts.restore(ada, draft.id(), gone);

        assertThat(suites.compare(released, begin()).isNothing()).isTrue();
    }

    @Test
    void pasted_rows_are_stored_all_or_none() {
        SuiteRevision draft = begin();
        SuiteCase a = row(draft, "a");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> drafts.putAll(
                        ada,
                        draft.id(),
                        a.id(),
                        List.of(
                                put(a, 1, text("a", "Changed")),
                                put(null, 2, text("new", "New")),
                                put(null, 3, text("b", "A key that is taken")),
                                put(null, 4, text("x", "")))))
                .satisfies(r ->
                        assertThat(r.faults()).extracting(f -> f.where()).containsOnly(Sentence.of("where.row", 4)));
        assertThat(keys(draft)).containsExactly("a", "b", "c");
        assertThat(row(draft, "a").text().title()).isEqualTo("First");

        drafts.putAll(
                ada,
                draft.id(),
                a.id(),
                List.of(
                        put(a, 1, text("a", "Changed")),
                        put(null, 2, text("new", "New")),
                        put(null, 3, text("newer", "Newer"))));
        assertThat(keys(draft)).containsExactly("a", "new", "newer", "b", "c");
        assertThat(row(draft, "a").text().title()).isEqualTo("Changed");
        assertThat(row(draft, "a").lineage()).isEqualTo(a.lineage());

        refused(
                "suite.rows-wrong",
                () -> drafts.putAll(ada, draft.id(), null, List.of(put(a, 1, text("a", "Of an old text")))));
        refused("suite.rows-wrong", () -> drafts.putAll(ada, draft.id(), null, List.of(put(null, 1, text("b", "B")))));
    }

    @Test
    void a_filter_looks_into_key_title_and_group_and_takes_no_pattern() {
        SuiteRevision draft = begin();
        drafts.add(ada, draft.id(), null, text("100%_sure", "Percent"));

        assertThat(filtered(draft, "SECOND")).containsExactly("b");
        assertThat(filtered(draft, "%_")).containsExactly("100%_sure");
        assertThat(pages.count(ada, draft.id(), "%_")).isOne();
        assertThat(pages.place(ada, draft.id(), "", row(draft, "c").id())).contains(2);
        assertThat(pages.place(ada, draft.id(), "Third", row(draft, "c").id())).contains(0);
        assertThat(pages.place(ada, draft.id(), "Third", row(draft, "a").id())).isEmpty();
    }

    @Test
    void the_history_has_one_entry_for_each_who_edits_a_draft_and_they_know_of_each_other() {
        String name = Given.unique("ben");
        Viewer ben = accounts.viewer(accounts.create(name + "@example.org", name, "a password", SiteRole.COORDINATOR))
                .orElseThrow();
        SuiteRevision draft = begin();
        for (String title : List.of("One", "Two", "Three")) {
            SuiteCase b = row(draft, "b");
            drafts.change(ada, draft.id(), b.id(), b.edits(), text("b", title));
            drafts.add(ben, draft.id(), null, text(title, title));
        }

        assertThat(drafts.others(ada, draft.id())).containsExactly(name);
        suites.release(ada, of.specification(), of.version(), null, Set.of());
        assertThat(log.ofSpecification(ada, of.id()))
                .extracting(e -> e.operation())
                .containsSubsequence("test-suite.released", "test-suite.edited", "test-suite.begun")
                .filteredOn(o -> o.startsWith("test-suite.edited"))
                .hasSize(1);
    }

    @Test
    void fifty_thousand_test_cases_stay_fluent() {
        suites.replace(
                ada,
                of.specification(),
                of.version(),
                IntStream.rangeClosed(1, 50_000)
                        .mapToObj(i -> new TestCaseDraft(
                                Sentence.of("where.line", i), text("test-%05d".formatted(i), "Test number " + i)))
                        .toList());
        Instant start = Instant.now();
        SuiteRevision draft = begin();
        Duration begun = Duration.between(start, Instant.now());

        start = Instant.now();
        List<SuiteCase> page = pages.page(ada, draft.id(), "", 49_900, 100);
        Duration paged = Duration.between(start, Instant.now());

        start = Instant.now();
        drafts.add(ada, draft.id(), page.getFirst().id(), text("between", "Between"));
        Duration added = Duration.between(start, Instant.now());
        System.out.printf(
                "50,000 test cases: begun in %s, the last page in %s, one added in %s%n", begun, paged, added);

        assertThat(page)
                .hasSize(100)
                .last()
                .satisfies(c -> assertThat(c.text().key()).isEqualTo("test-50000"));
        assertThat(begun).isLessThan(Duration.ofSeconds(10));
        assertThat(paged).isLessThan(Duration.ofSeconds(1));
        assertThat(added).isLessThan(Duration.ofSeconds(1));
    }

    private SuiteRevision begin() {
        return drafts.begin(ada, of.specification(), of.version());
    }

    private SuiteCase row(SuiteRevision revision, String key) {
        return pages.keyed(ada, revision.id(), List.of(key)).getFirst();
    }

    private List<String> keys(SuiteRevision revision) {
        return filtered(revision, "");
    }

    private List<String> filtered(SuiteRevision revision, String filter) {
        return pages.page(ada, revision.id(), filter, 0, 100).stream()
                .map(c -> c.text().key())
                .toList();
    }

    private static SuiteDrafts.Row put(@Nullable SuiteCase at, int row, TestCaseText text) {
        return new SuiteDrafts.Row(
                at == null ? null : at.id(), at == null ? 0 : at.edits(), Sentence.of("where.row", row), text);
    }

    private static TestCaseText text(String key, String title) {
        return new TestCaseText(
                key,
                title,
                TestKind.CONFORMANCE,
                Obligation.REQUIRED,
                Collections.emptyList(),
                null,
                null,
                null,
                null,
                null);
    }

    private static void refused(String key, Runnable what) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(what::run)
                .satisfies(r -> assertThat(r.sentence().key()).isEqualTo(key));
    }
}
