package dev.tessera.specification;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.SUITE_EDITOR;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE_ROLE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads revisions a page at a time, and writes single test cases of a draft. */
@Repository
class SuiteDraftQueries {

    /** A revision by its id: whose it is, and whether it may still be edited. */
    record Found(String specification, String version, int number, boolean draft) {}

    /** What others of a revision already have, by the test case that has it. */
    record Taken(long id, String key, @Nullable String uri) {}

    private final DSLContext db;
    private final TestSuiteQueries suites;

    SuiteDraftQueries(DSLContext db, TestSuiteQueries suites) {
        this.db = db;
        this.suites = suites;
    }

    Optional<Found> find(long revision) {
        return db.select(
                        SPECIFICATION.SLUG,
                        SPECIFICATION_VERSION.VERSION,
                        TEST_SUITE_REVISION.NUMBER,
                        field(TEST_SUITE_REVISION.RELEASED_AT.isNull()))
                .from(TEST_SUITE_REVISION)
                .join(SPECIFICATION_VERSION)
                .on(SPECIFICATION_VERSION.ID.eq(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID))
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .where(TEST_SUITE_REVISION.ID.eq(revision))
                .fetchOptional(Records.mapping(Found::new));
    }

    /** Makes the test cases of one revision those of another, which has none yet, with room between them. */
    void copy(long from, long to) {
        db.execute("""
                insert into test_case (revision_id, specification_version_id, lineage, ordinal, key, title, kind,
                    obligation, test_group, section, uri, steps, expected, subject_role_id, peer_role_id)
                select {0}, specification_version_id, lineage, row_number() over (order by ordinal) * {1}, key, title,
                    kind, obligation, test_group, section, uri, steps, expected, subject_role_id, peer_role_id
                  from test_case where revision_id = {2}
                """, val(to), inline(SuiteWriteQueries.GAP), val(from));
        // A statement of its own: joined with the rows as they are written, which no index is on, it took minutes
        // where the planner knew nothing of a new suite's size.
        db.execute("""
                insert into test_case_role (test_case_id, role_id)
                select n.id, r.role_id
                  from test_case_role r
                  join test_case o on o.id = r.test_case_id and o.revision_id = {0}
                  join test_case n on n.revision_id = {1} and n.lineage = o.lineage
                """, val(from), val(to));
    }

    List<SuiteCase> page(long revision, String filter, int offset, int limit) {
        List<Long> ids = db.select(TEST_CASE.ID)
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .and(matches(filter))
                .orderBy(TEST_CASE.ORDINAL)
                .offset(offset)
                .limit(limit)
                .fetch(TEST_CASE.ID);
        return ids.isEmpty() ? List.of() : suites.texts(TEST_CASE.ID.in(ids));
    }

    int count(long revision, String filter) {
        return db.fetchCount(TEST_CASE, TEST_CASE.REVISION_ID.eq(revision).and(matches(filter)));
    }

    /** How many of those that the filter leaves stand before a test case. */
    int before(long revision, String filter, int ordinal) {
        return db.fetchCount(
                TEST_CASE,
                TEST_CASE
                        .REVISION_ID
                        .eq(revision)
                        .and(TEST_CASE.ORDINAL.lt(ordinal))
                        .and(matches(filter)));
    }

    private static Condition matches(String filter) {
        String wanted = filter.strip();
        return wanted.isEmpty()
                ? noCondition()
                : TEST_CASE
                        .KEY
                        .containsIgnoreCase(wanted)
                        .or(TEST_CASE.TITLE.containsIgnoreCase(wanted))
                        .or(TEST_CASE.TEST_GROUP.containsIgnoreCase(wanted));
    }

    Optional<SuiteCase> one(long revision, long id) {
        return suites.texts(TEST_CASE.ID.eq(id).and(TEST_CASE.REVISION_ID.eq(revision))).stream()
                .findFirst();
    }

    /** These test cases, in suite order. */
    List<SuiteCase> some(long revision, Collection<Long> ids) {
        return suites.texts(TEST_CASE.ID.in(ids).and(TEST_CASE.REVISION_ID.eq(revision)));
    }

    List<SuiteCase> keyed(long revision, Collection<String> keys) {
        return suites.texts(TEST_CASE.KEY.in(keys).and(TEST_CASE.REVISION_ID.eq(revision)));
    }

    /** The keys of a revision that begin like this. */
    Set<String> keysLike(long revision, String beginning) {
        return db.select(TEST_CASE.KEY)
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .and(TEST_CASE.KEY.startsWith(beginning))
                .fetchSet(TEST_CASE.KEY);
    }

    /** Where a test case stands. */
    Optional<Integer> ordinal(long revision, long id) {
        return db.select(TEST_CASE.ORDINAL)
                .from(TEST_CASE)
                .where(TEST_CASE.ID.eq(id))
                .and(TEST_CASE.REVISION_ID.eq(revision))
                .fetchOptional(TEST_CASE.ORDINAL);
    }

    Optional<Integer> ordinalOfLineage(long revision, long lineage) {
        return db.select(TEST_CASE.ORDINAL)
                .from(TEST_CASE)
                .where(TEST_CASE.LINEAGE.eq(lineage))
                .and(TEST_CASE.REVISION_ID.eq(revision))
                .fetchOptional(TEST_CASE.ORDINAL);
    }

    /** Which test case stands right before each of these, by lineages; none before the first. */
    Map<Long, @Nullable Long> predecessors(long revision, Collection<Long> ids) {
        Map<Long, @Nullable Long> found = new HashMap<>();
        db.resultQuery("""
                        select lineage, before
                          from (select id, lineage, lag(lineage) over (order by ordinal) as before
                                  from test_case where revision_id = {0}) c
                         where id = any ({1})
                        """, val(revision), val(ids.toArray(Long[]::new)))
                .forEach(r -> found.put(r.get(0, Long.class), r.get(1, Long.class)));
        return found;
    }

    List<Taken> taken(long revision) {
        return db.select(TEST_CASE.ID, TEST_CASE.KEY, TEST_CASE.URI)
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .fetch(Records.mapping(Taken::new));
    }

    /** Another test case of the revision that has this key or this URI. */
    Optional<Taken> taken(long revision, @Nullable Long except, TestCaseText text) {
        return db.select(TEST_CASE.ID, TEST_CASE.KEY, TEST_CASE.URI)
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .and(except == null ? noCondition() : TEST_CASE.ID.ne(except))
                .and(TEST_CASE.KEY.eq(text.key()).or(text.uri() == null ? noCondition() : TEST_CASE.URI.eq(text.uri())))
                .limit(1)
                .fetchOptional(Records.mapping(Taken::new));
    }

    /** Makes a test case say this. */
    void change(long id, TestCaseText text, Map<String, Long> roles) {
        db.update(TEST_CASE)
                .set(columns(text, roles))
                .set(TEST_CASE.EDITS, TEST_CASE.EDITS.plus(1))
                .where(TEST_CASE.ID.eq(id))
                .execute();
        db.deleteFrom(TEST_CASE_ROLE).where(TEST_CASE_ROLE.TEST_CASE_ID.eq(id)).execute();
        roles(id, text, roles);
    }

    /**
     * The id of a new test case.
     *
     * @param lineage that of an earlier one that it is; none: it is new
     */
    long insert(
            long revision,
            SpecificationVersion of,
            @Nullable Long lineage,
            int ordinal,
            TestCaseText text,
            Map<String, Long> roles) {
        var insert = db.insertInto(TEST_CASE)
                .set(columns(text, roles))
                .set(TEST_CASE.REVISION_ID, revision)
                .set(TEST_CASE.SPECIFICATION_VERSION_ID, of.id())
                .set(TEST_CASE.ORDINAL, ordinal);
        long id = (lineage == null ? insert : insert.set(TEST_CASE.LINEAGE, lineage))
                .returning(TEST_CASE.ID)
                .fetchSingle(TEST_CASE.ID);
        roles(id, text, roles);
        return id;
    }

    /** What a test case says, but for the roles of a conformance test, which are rows of their own. */
    private static Map<Field<?>, @Nullable Object> columns(TestCaseText text, Map<String, Long> roles) {
        Map<Field<?>, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put(TEST_CASE.KEY, text.key());
        columns.put(TEST_CASE.TITLE, text.title());
        columns.put(TEST_CASE.KIND, text.kind());
        columns.put(TEST_CASE.OBLIGATION, text.obligation());
        columns.put(TEST_CASE.TEST_GROUP, text.group());
        columns.put(TEST_CASE.SECTION, text.section());
        columns.put(TEST_CASE.URI, text.uri());
        columns.put(TEST_CASE.STEPS, text.steps());
        columns.put(TEST_CASE.EXPECTED, text.expected());
        columns.put(TEST_CASE.SUBJECT_ROLE_ID, role(text, 0, roles));
        columns.put(TEST_CASE.PEER_ROLE_ID, role(text, 1, roles));
        return columns;
    }

    private static @Nullable Long role(TestCaseText text, int place, Map<String, Long> roles) {
        return text.kind() == TestKind.INTEROPERABILITY ? roles.get(text.roles().get(place)) : null;
    }

    private void roles(long id, TestCaseText text, Map<String, Long> roles) {
        if (text.kind() == TestKind.INTEROPERABILITY || text.roles().isEmpty()) {
            return;
        }
        var insert = db.insertInto(TEST_CASE_ROLE, TEST_CASE_ROLE.TEST_CASE_ID, TEST_CASE_ROLE.ROLE_ID);
        for (String role : text.roles()) {
            insert = insert.values(id, roles.get(role));
        }
        insert.execute();
    }

    void remove(Collection<Long> ids) {
        db.deleteFrom(TEST_CASE).where(TEST_CASE.ID.in(ids)).execute();
    }

    /** The nearest place before (or after) one. */
    Optional<Integer> neighbour(long revision, int ordinal, boolean before) {
        return Optional.ofNullable(db.select(before ? max(TEST_CASE.ORDINAL) : min(TEST_CASE.ORDINAL))
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .and(before ? TEST_CASE.ORDINAL.lt(ordinal) : TEST_CASE.ORDINAL.gt(ordinal))
                .fetchSingle()
                .value1());
    }

    int last(long revision) {
        Integer last = db.select(max(TEST_CASE.ORDINAL))
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .fetchSingle()
                .value1();
        return last == null ? 0 : last;
    }

    /** Two test cases change places. */
    void swap(long revision, int one, int other) {
        db.execute(
                "update test_case set ordinal = {1} + {2} - ordinal where revision_id = {0} and ordinal in ({1}, {2})",
                val(revision), val(one), val(other));
    }

    /** Spreads the test cases of a revision anew and leaves room for some more after a place. */
    void spread(long revision, int after, int more) {
        db.execute("""
                update test_case c
                   set ordinal = (n.place + case when c.ordinal > {1} then {2} else 0 end) * {3}
                  from (select id, row_number() over (order by ordinal) as place
                          from test_case where revision_id = {0}) n
                 where c.id = n.id
                """, val(revision), val(after), val(more), inline(SuiteWriteQueries.GAP));
    }

    /** Whether this is the first that this person does in a draft. */
    boolean begins(long revision, @Nullable Long account) {
        return account != null
                && db.insertInto(SUITE_EDITOR)
                                .set(SUITE_EDITOR.REVISION_ID, revision)
                                .set(SUITE_EDITOR.ACCOUNT_ID, account)
                                .onConflictDoNothing()
                                .execute()
                        > 0;
    }

    /** Who else edited a draft, by name. */
    List<String> editors(long revision, @Nullable Long except) {
        return db.select(ACCOUNT.NAME)
                .from(SUITE_EDITOR)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(SUITE_EDITOR.ACCOUNT_ID))
                .where(SUITE_EDITOR.REVISION_ID.eq(revision))
                .and(except == null ? noCondition() : ACCOUNT.ID.ne(except))
                .orderBy(SUITE_EDITOR.SINCE)
                .fetch(ACCOUNT.NAME);
    }
}
