package dev.tessera.specification;

import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.STALE_TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Makes and changes revisions of test suites; {@link SuiteDraftQueries} changes single rows of a draft. */
@Repository
class SuiteWriteQueries {

    /** Between the places of two neighbours, so that another fits in without moving all that follow. */
    static final int GAP = 1024;

    private final DSLContext db;

    SuiteWriteQueries(DSLContext db) {
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

    /** The id of a new draft. */
    long draft(long specificationVersion, int number, @Nullable Long account) {
        return db.insertInto(TEST_SUITE_REVISION)
                .set(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID, specificationVersion)
                .set(TEST_SUITE_REVISION.NUMBER, number)
                .set(TEST_SUITE_REVISION.CREATED_BY, account)
                .returning(TEST_SUITE_REVISION.ID)
                .fetchSingle(TEST_SUITE_REVISION.ID);
    }

    void release(long revision, @Nullable Long account, @Nullable String note) {
        db.update(TEST_SUITE_REVISION)
                .set(TEST_SUITE_REVISION.RELEASED_AT, currentOffsetDateTime().cast(TEST_SUITE_REVISION.RELEASED_AT))
                .set(TEST_SUITE_REVISION.RELEASED_BY, account)
                .set(TEST_SUITE_REVISION.NOTE, note)
                .where(TEST_SUITE_REVISION.ID.eq(revision))
                .execute();
    }

    void discard(long draft) {
        db.deleteFrom(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(draft)).execute();
        db.deleteFrom(TEST_SUITE_REVISION)
                .where(TEST_SUITE_REVISION.ID.eq(draft))
                .and(TEST_SUITE_REVISION.RELEASED_AT.isNull())
                .execute();
    }

    /** Notes that what was seen of these tests in the released revisions before this one is stale since it. */
    void stale(long specificationVersion, SuiteRevision since, Collection<Long> lineages, TestChange change) {
        if (lineages.isEmpty()) {
            return;
        }
        db.insertInto(
                        STALE_TEST_CASE,
                        STALE_TEST_CASE.TEST_CASE_ID,
                        STALE_TEST_CASE.CHANGE,
                        STALE_TEST_CASE.REVISION_ID)
                .select(select(TEST_CASE.ID, val(change, STALE_TEST_CASE.CHANGE), val(since.id()))
                        .from(TEST_CASE)
                        .join(TEST_SUITE_REVISION)
                        .on(TEST_SUITE_REVISION.ID.eq(TEST_CASE.REVISION_ID))
                        .where(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID.eq(specificationVersion))
                        .and(TEST_SUITE_REVISION.NUMBER.lt(since.number()))
                        .and(TEST_SUITE_REVISION.RELEASED_AT.isNotNull())
                        .and(TEST_CASE.LINEAGE.eq(any(lineages.toArray(Long[]::new)))))
                .onConflictDoNothing()
                .execute();
    }

    /** Takes back what a revision that is not yet frozen made stale. */
    void fresh(long since) {
        db.deleteFrom(STALE_TEST_CASE)
                .where(STALE_TEST_CASE.REVISION_ID.eq(since))
                .execute();
    }

    void freeze(long revision) {
        db.update(TEST_SUITE_REVISION)
                .set(TEST_SUITE_REVISION.FROZEN_AT, currentOffsetDateTime().cast(TEST_SUITE_REVISION.FROZEN_AT))
                .where(TEST_SUITE_REVISION.ID.eq(revision))
                .and(TEST_SUITE_REVISION.FROZEN_AT.isNull())
                .execute();
    }

    /** Makes these the cases of a revision that is not frozen, in one statement each for cases and for roles. */
    void write(long revision, SpecificationVersion of, List<SuiteDifference.Later> cases) {
        db.deleteFrom(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(revision)).execute();
        Map<String, Long> roles = new HashMap<>();
        of.roles().forEach(r -> roles.put(r.name(), r.id()));
        Columns columns = new Columns(cases, roles);
        db.execute(
                """
                insert into test_case (revision_id, specification_version_id, lineage, ordinal, key, title, kind,
                    obligation, test_group, section, uri, steps, expected, subject_role_id, peer_role_id)
                select {0}, {1}, coalesce(c.lineage, nextval('test_case_lineage')), c.place * {2}, c.key, c.title,
                    c.kind::test_kind, c.obligation::obligation, c.test_group, c.section, c.uri, c.steps, c.expected,
                    c.subject, c.peer
                  from unnest({3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12}, {13}, {14}) with ordinality
                    as c (lineage, key, title, kind, obligation, test_group, section, uri, steps, expected, subject,
                          peer, place)
                """,
                val(revision),
                val(of.id()),
                inline(GAP),
                val(columns.lineages),
                val(columns.of(TestCaseText::key)),
                val(columns.of(TestCaseText::title)),
                val(columns.of(t -> t.kind().name().toLowerCase(Locale.ROOT))),
                val(columns.of(t -> t.obligation().name().toLowerCase(Locale.ROOT))),
                val(columns.of(TestCaseText::group)),
                val(columns.of(TestCaseText::section)),
                val(columns.of(TestCaseText::uri)),
                val(columns.of(TestCaseText::steps)),
                val(columns.of(TestCaseText::expected)),
                val(columns.subjects),
                val(columns.peers));
        db.execute(
                """
                insert into test_case_role (test_case_id, role_id)
                select c.id, r.role
                  from unnest({0}, {1}) as r (place, role)
                  join test_case c on c.revision_id = {2} and c.ordinal = r.place * {3}
                """,
                val(columns.places.toArray(Integer[]::new)),
                val(columns.roles.toArray(Long[]::new)),
                val(revision),
                inline(GAP));
    }

    /** Test cases as columns: one array for each, which travels as one bound value. */
    private static final class Columns {

        private final List<SuiteDifference.Later> cases;
        private final @Nullable Long[] lineages;
        private final @Nullable Long[] subjects;
        private final @Nullable Long[] peers;
        private final List<Integer> places = new ArrayList<>();
        private final List<Long> roles = new ArrayList<>();

        Columns(List<SuiteDifference.Later> cases, Map<String, Long> ids) {
            this.cases = cases;
            lineages = new Long[cases.size()];
            subjects = new Long[cases.size()];
            peers = new Long[cases.size()];
            for (int i = 0; i < cases.size(); i++) {
                TestCaseText text = cases.get(i).text();
                lineages[i] = cases.get(i).lineage();
                if (text.kind() == TestKind.INTEROPERABILITY) {
                    subjects[i] = ids.get(text.roles().get(0));
                    peers[i] = ids.get(text.roles().get(1));
                } else {
                    for (String role : text.roles()) {
                        places.add(i + 1);
                        roles.add(ids.get(role));
                    }
                }
            }
        }

        @Nullable String[] of(Function<TestCaseText, @Nullable String> part) {
            @Nullable String[] column = new String[cases.size()];
            for (int i = 0; i < column.length; i++) {
                column[i] = part.apply(cases.get(i).text());
            }
            return column;
        }
    }
}
