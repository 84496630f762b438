package dev.tessera.specification;

import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.STALE_TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE_ROLE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.currentOffsetDateTime;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.tessera.db.tables.SpecificationRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class TestSuiteQueries {

    private final DSLContext db;

    TestSuiteQueries(DSLContext db) {
        this.db = db;
    }

    /** All revisions of a version's suite, newest first; the draft, if there is one, before all. */
    List<SuiteRevision> revisions(long specificationVersion) {
        return revisions(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID.eq(specificationVersion));
    }

    /** The newest revision that was released. */
    Optional<SuiteRevision> latest(long specificationVersion) {
        return revisions(TEST_SUITE_REVISION
                        .SPECIFICATION_VERSION_ID
                        .eq(specificationVersion)
                        .and(TEST_SUITE_REVISION.ID.eq(select(TEST_SUITE_REVISION.as("r").ID)
                                .from(TEST_SUITE_REVISION.as("r"))
                                .where(TEST_SUITE_REVISION
                                        .as("r")
                                        .SPECIFICATION_VERSION_ID
                                        .eq(specificationVersion))
                                .and(TEST_SUITE_REVISION.as("r").RELEASED_AT.isNotNull())
                                .orderBy(TEST_SUITE_REVISION.as("r").NUMBER.desc())
                                .limit(1))))
                .stream()
                .findFirst();
    }

    Optional<SuiteRevision> draft(long specificationVersion) {
        return revisions(TEST_SUITE_REVISION
                        .SPECIFICATION_VERSION_ID
                        .eq(specificationVersion)
                        .and(TEST_SUITE_REVISION.RELEASED_AT.isNull()))
                .stream()
                .findFirst();
    }

    private List<SuiteRevision> revisions(Condition condition) {
        var cases = field(select(count()).from(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(TEST_SUITE_REVISION.ID)));
        return db.select(
                        TEST_SUITE_REVISION.ID,
                        TEST_SUITE_REVISION.NUMBER,
                        field(TEST_SUITE_REVISION.FROZEN_AT.isNotNull()),
                        cases,
                        TEST_SUITE_REVISION.RELEASED_AT,
                        TEST_SUITE_REVISION.NOTE)
                .from(TEST_SUITE_REVISION)
                .where(condition)
                .orderBy(TEST_SUITE_REVISION.NUMBER.desc())
                .fetch(Records.mapping(SuiteRevision::new));
    }

    /** The test cases of a revision whose meaning a later release changed. */
    Map<Long, Staleness> stale(long revision) {
        return db.select(
                        STALE_TEST_CASE.TEST_CASE_ID,
                        STALE_TEST_CASE.CHANGE,
                        TEST_SUITE_REVISION.NUMBER,
                        TEST_SUITE_REVISION.RELEASED_AT)
                .from(STALE_TEST_CASE)
                .join(TEST_CASE)
                .on(TEST_CASE.ID.eq(STALE_TEST_CASE.TEST_CASE_ID))
                .join(TEST_SUITE_REVISION)
                .on(TEST_SUITE_REVISION.ID.eq(STALE_TEST_CASE.REVISION_ID))
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .fetchMap(
                        r -> r.get(STALE_TEST_CASE.TEST_CASE_ID),
                        r -> new Staleness(
                                r.get(STALE_TEST_CASE.CHANGE),
                                r.get(TEST_SUITE_REVISION.NUMBER),
                                r.get(TEST_SUITE_REVISION.RELEASED_AT)));
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
                        TEST_CASE.LINEAGE,
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

    /** The test cases of a revision in suite order, with all that they say. */
    List<SuiteCase> texts(long revision) {
        return texts(TEST_CASE.REVISION_ID.eq(revision));
    }

    /** Those of these test cases, in suite order. */
    List<SuiteCase> texts(Condition condition) {
        return List.copyOf(placed(condition).values());
    }

    /** A test case in each revision that has it, by the revision's id. */
    Map<Long, SuiteCase> lineage(long lineage) {
        Map<Long, SuiteCase> found = new HashMap<>();
        placed(TEST_CASE.LINEAGE.eq(lineage)).forEach((at, test) -> found.put(at.revision(), test));
        return found;
    }

    private record At(long revision, long test) {}

    /** In suite order, where they are of one revision. */
    private Map<At, SuiteCase> placed(Condition condition) {
        var roles = multiset(select(SPECIFICATION_ROLE.NAME)
                        .from(TEST_CASE_ROLE)
                        .join(SPECIFICATION_ROLE)
                        .on(SPECIFICATION_ROLE.ID.eq(TEST_CASE_ROLE.ROLE_ID))
                        .where(TEST_CASE_ROLE.TEST_CASE_ID.eq(TEST_CASE.ID))
                        .orderBy(SPECIFICATION_ROLE.ORDINAL))
                .convertFrom(r -> r.map(Record1::value1));
        SpecificationRole subject = SPECIFICATION_ROLE.as("subject");
        SpecificationRole peer = SPECIFICATION_ROLE.as("peer");
        Map<At, SuiteCase> found = new LinkedHashMap<>();
        db.select(
                        TEST_CASE.ID,
                        TEST_CASE.LINEAGE,
                        TEST_CASE.EDITS,
                        TEST_CASE.KEY,
                        TEST_CASE.TITLE,
                        TEST_CASE.KIND,
                        TEST_CASE.OBLIGATION,
                        roles,
                        subject.NAME,
                        peer.NAME,
                        TEST_CASE.TEST_GROUP,
                        TEST_CASE.SECTION,
                        TEST_CASE.URI,
                        TEST_CASE.STEPS,
                        TEST_CASE.EXPECTED,
                        TEST_CASE.REVISION_ID)
                .from(TEST_CASE)
                .leftJoin(subject)
                .on(subject.ID.eq(TEST_CASE.SUBJECT_ROLE_ID))
                .leftJoin(peer)
                .on(peer.ID.eq(TEST_CASE.PEER_ROLE_ID))
                .where(condition)
                .orderBy(TEST_CASE.ORDINAL)
                .forEach(r -> found.put(
                        new At(r.value16(), r.value1()),
                        new SuiteCase(
                                r.value1(),
                                r.value2(),
                                r.value3(),
                                new TestCaseText(
                                        r.value4(),
                                        r.value5(),
                                        r.value6(),
                                        r.value7(),
                                        r.value9() == null || r.value10() == null
                                                ? r.value8()
                                                : List.of(r.value9(), r.value10()),
                                        r.value11(),
                                        r.value12(),
                                        r.value13(),
                                        r.value14(),
                                        r.value15()))));
        return found;
    }
}
