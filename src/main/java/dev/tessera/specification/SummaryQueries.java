package dev.tessera.specification;

import static dev.tessera.db.Tables.CURRENT_TEST_CASE;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE_ROLE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class SummaryQueries {

    private final DSLContext db;

    SummaryQueries(DSLContext db) {
        this.db = db;
    }

    Map<Obligation, Integer> obligations(long revision) {
        Map<Obligation, Integer> counts = new EnumMap<>(Obligation.class);
        db.select(TEST_CASE.OBLIGATION, count())
                .from(TEST_CASE)
                .where(TEST_CASE.REVISION_ID.eq(revision))
                .groupBy(TEST_CASE.OBLIGATION)
                .fetch()
                .forEach(r -> counts.put(r.value1(), r.value2()));
        return counts;
    }

    /** A conformance test that names no role is for all of them. */
    List<SuiteSummary.OfRole> roles(long version, long revision) {
        return db.select(SPECIFICATION_ROLE.NAME, count(TEST_CASE.ID))
                .from(SPECIFICATION_ROLE)
                .leftJoin(TEST_CASE)
                .on(TEST_CASE
                        .REVISION_ID
                        .eq(revision)
                        .and(TEST_CASE
                                .SUBJECT_ROLE_ID
                                .eq(SPECIFICATION_ROLE.ID)
                                .or(TEST_CASE.PEER_ROLE_ID.eq(SPECIFICATION_ROLE.ID))
                                .or(exists(selectOne()
                                        .from(TEST_CASE_ROLE)
                                        .where(TEST_CASE_ROLE.TEST_CASE_ID.eq(TEST_CASE.ID))
                                        .and(TEST_CASE_ROLE.ROLE_ID.eq(SPECIFICATION_ROLE.ID))))
                                .or(TEST_CASE
                                        .KIND
                                        .eq(TestKind.CONFORMANCE)
                                        .and(notExists(selectOne()
                                                .from(TEST_CASE_ROLE)
                                                .where(TEST_CASE_ROLE.TEST_CASE_ID.eq(TEST_CASE.ID)))))))
                .where(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(version))
                .groupBy(SPECIFICATION_ROLE.ID)
                .orderBy(SPECIFICATION_ROLE.ORDINAL)
                .fetch(Records.mapping(SuiteSummary.OfRole::new));
    }

    Map<Long, Integer> sizes(List<Long> versions) {
        return db.select(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID, count())
                .from(CURRENT_TEST_CASE)
                .where(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID.eq(any(versions.toArray(Long[]::new))))
                .groupBy(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID)
                .fetchMap(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID, count());
    }
}
