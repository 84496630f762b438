package dev.tessera.specification;

import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE_ROLE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class TestSuiteQueries {

    /** Rows that travel in one statement: PostgreSQL takes 65,535 bound values at most. */
    private static final int ROWS = 2000;

    private final DSLContext db;

    TestSuiteQueries(DSLContext db) {
        this.db = db;
    }

    /** Makes others who would change this version's suite wait until this transaction ends. */
    void lock(long specificationVersion) {
        db.select(SPECIFICATION_VERSION.ID)
                .from(SPECIFICATION_VERSION)
                .where(SPECIFICATION_VERSION.ID.eq(specificationVersion))
                .forNoKeyUpdate()
                .fetch();
    }

    Optional<SuiteRevision> latest(long specificationVersion) {
        var cases = field(select(count()).from(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(TEST_SUITE_REVISION.ID)));
        return db.select(
                        TEST_SUITE_REVISION.ID,
                        TEST_SUITE_REVISION.NUMBER,
                        field(TEST_SUITE_REVISION.FROZEN_AT.isNotNull()),
                        cases)
                .from(TEST_SUITE_REVISION)
                .where(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID.eq(specificationVersion))
                .orderBy(TEST_SUITE_REVISION.NUMBER.desc())
                .limit(1)
                .fetchOptional(r -> new SuiteRevision(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    SuiteRevision next(long specificationVersion, int number, @Nullable Long account) {
        long id = db.insertInto(TEST_SUITE_REVISION)
                .set(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID, specificationVersion)
                .set(TEST_SUITE_REVISION.NUMBER, number)
                .set(TEST_SUITE_REVISION.CREATED_BY, account)
                .returning(TEST_SUITE_REVISION.ID)
                .fetchSingle(TEST_SUITE_REVISION.ID);
        return new SuiteRevision(id, number, false, 0);
    }

    void freeze(long revision) {
        db.update(TEST_SUITE_REVISION)
                .set(TEST_SUITE_REVISION.FROZEN_AT, currentOffsetDateTime().cast(TEST_SUITE_REVISION.FROZEN_AT))
                .where(TEST_SUITE_REVISION.ID.eq(revision))
                .and(TEST_SUITE_REVISION.FROZEN_AT.isNull())
                .execute();
    }

    /** Whether a revision is frozen for good: by an earlier transaction, not by one that may still be undone. */
    boolean isFrozen(long revision) {
        return db.fetchExists(
                TEST_SUITE_REVISION,
                TEST_SUITE_REVISION
                        .ID
                        .eq(revision)
                        .and(TEST_SUITE_REVISION.FROZEN_AT.lt(
                                currentOffsetDateTime().cast(TEST_SUITE_REVISION.FROZEN_AT))));
    }

    List<TestCase> cases(long revision) {
        var roles = multiset(select(TEST_CASE_ROLE.ROLE_ID)
                        .from(TEST_CASE_ROLE)
                        .where(TEST_CASE_ROLE.TEST_CASE_ID.eq(TEST_CASE.ID)))
                .convertFrom(r -> r.intoSet(TEST_CASE_ROLE.ROLE_ID));
        return db.select(
                        TEST_CASE.ID,
                        TEST_CASE.ORDINAL,
                        TEST_CASE.KEY,
                        TEST_CASE.TITLE,
                        TEST_CASE.KIND,
                        TEST_CASE.OBLIGATION,
                        TEST_CASE.TEST_GROUP,
                        TEST_CASE.SECTION,
                        TEST_CASE.URI,
                        roles,
                        TEST_CASE.SUBJECT_ROLE_ID,
                        TEST_CASE.PEER_ROLE_ID)
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .orderBy(TEST_CASE.ORDINAL)
                .fetch(r -> new TestCase(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9(),
                        new HashSet<>(r.value10()),
                        r.value11(),
                        r.value12()));
    }

    /** Makes these the cases of a revision that is not frozen. */
    void write(long revision, long specificationVersion, List<NewTestCase> cases) {
        db.deleteFrom(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(revision)).execute();
        Map<String, Long> ids = new HashMap<>();
        for (int from = 0; from < cases.size(); from += ROWS) {
            var insert = db.insertInto(
                    TEST_CASE,
                    TEST_CASE.REVISION_ID,
                    TEST_CASE.SPECIFICATION_VERSION_ID,
                    TEST_CASE.ORDINAL,
                    TEST_CASE.KEY,
                    TEST_CASE.TITLE,
                    TEST_CASE.KIND,
                    TEST_CASE.OBLIGATION,
                    TEST_CASE.TEST_GROUP,
                    TEST_CASE.SECTION,
                    TEST_CASE.URI,
                    TEST_CASE.SUBJECT_ROLE_ID,
                    TEST_CASE.PEER_ROLE_ID);
            for (NewTestCase c : cases.subList(from, Math.min(from + ROWS, cases.size()))) {
                TestCaseDraft draft = c.draft();
                insert = insert.values(
                        revision,
                        specificationVersion,
                        c.ordinal(),
                        draft.key(),
                        draft.title(),
                        draft.kind(),
                        draft.obligation(),
                        draft.group(),
                        draft.section(),
                        draft.uri(),
                        c.subjectRole(),
                        c.peerRole());
            }
            insert.returning(TEST_CASE.ID, TEST_CASE.KEY)
                    .fetch()
                    .forEach(r -> ids.put(r.get(TEST_CASE.KEY), r.get(TEST_CASE.ID)));
        }
        writeRoles(cases, ids);
    }

    private void writeRoles(List<NewTestCase> cases, Map<String, Long> ids) {
        List<long[]> pairs = new ArrayList<>();
        for (NewTestCase c : cases) {
            Long id = ids.get(c.draft().key());
            c.roles().forEach(role -> pairs.add(new long[] {id, role}));
        }
        for (int from = 0; from < pairs.size(); from += ROWS) {
            InsertValuesStep2<?, Long, Long> insert =
                    db.insertInto(TEST_CASE_ROLE, TEST_CASE_ROLE.TEST_CASE_ID, TEST_CASE_ROLE.ROLE_ID);
            for (long[] pair : pairs.subList(from, Math.min(from + ROWS, pairs.size()))) {
                insert = insert.values(pair[0], pair[1]);
            }
            insert.execute();
        }
    }
}
