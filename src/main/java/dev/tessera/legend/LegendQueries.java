package dev.tessera.legend;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.LEGEND;
import static dev.tessera.db.Tables.LEGEND_ACCEPTANCE;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class LegendQueries {

    private final DSLContext db;

    LegendQueries(DSLContext db) {
        this.db = db;
    }

    /** A version's legends, the current one first. */
    List<Legend> of(long version) {
        return legends(LEGEND.SPECIFICATION_VERSION_ID.eq(version), Integer.MAX_VALUE);
    }

    Optional<Legend> current(long version) {
        return legends(LEGEND.SPECIFICATION_VERSION_ID.eq(version), 1).stream().findFirst();
    }

    Optional<Legend> byId(long id) {
        return legends(LEGEND.ID.eq(id), 1).stream().findFirst();
    }

    private List<Legend> legends(Condition condition, int limit) {
        return db.select(
                        LEGEND.ID,
                        LEGEND.SPECIFICATION_VERSION_ID,
                        LEGEND.NUMBER,
                        LEGEND.TEXT,
                        LEGEND.LICENCE,
                        LEGEND.LICENCE_URL,
                        LEGEND.CREATED_AT)
                .from(LEGEND)
                .where(condition)
                .orderBy(LEGEND.NUMBER.desc())
                .limit(limit)
                .fetch(Records.mapping(Legend::new));
    }

    /** The current legends of other versions, by the version's name. */
    List<LegendElsewhere> elsewhere(long version) {
        return db.selectDistinct(
                        SPECIFICATION_VERSION.NAME,
                        LEGEND.ID,
                        LEGEND.SPECIFICATION_VERSION_ID,
                        LEGEND.NUMBER,
                        LEGEND.TEXT,
                        LEGEND.LICENCE,
                        LEGEND.LICENCE_URL,
                        LEGEND.CREATED_AT)
                .on(SPECIFICATION_VERSION.NAME, SPECIFICATION_VERSION.ID)
                .from(LEGEND)
                .join(SPECIFICATION_VERSION)
                .on(SPECIFICATION_VERSION.ID.eq(LEGEND.SPECIFICATION_VERSION_ID))
                .where(SPECIFICATION_VERSION.ID.ne(version))
                .orderBy(SPECIFICATION_VERSION.NAME, SPECIFICATION_VERSION.ID, LEGEND.NUMBER.desc())
                .fetch(r -> new LegendElsewhere(
                        r.value1(),
                        new Legend(
                                r.value2(), r.value3(), r.value4(), r.value5(), r.value6(), r.value7(), r.value8())));
    }

    /** What a version is called. */
    String nameOf(long version) {
        return db.select(SPECIFICATION_VERSION.NAME)
                .from(SPECIFICATION_VERSION)
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .fetchSingle(SPECIFICATION_VERSION.NAME);
    }

    /** Makes those who would accept a version's legend, or write another, wait until this transaction ends. */
    void lockToWrite(long version) {
        db.select(SPECIFICATION_VERSION.ID)
                .from(SPECIFICATION_VERSION)
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .forNoKeyUpdate()
                .fetch();
    }

    /** Makes those who would write another legend wait until this transaction ends; many may accept at a time. */
    void lockToAccept(long version) {
        db.select(SPECIFICATION_VERSION.ID)
                .from(SPECIFICATION_VERSION)
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .forShare()
                .fetch();
    }

    void insert(
            long version,
            int number,
            String text,
            @Nullable String licence,
            @Nullable String licenceUrl,
            @Nullable Long by) {
        db.insertInto(LEGEND)
                .set(LEGEND.SPECIFICATION_VERSION_ID, version)
                .set(LEGEND.NUMBER, number)
                .set(LEGEND.TEXT, text)
                .set(LEGEND.LICENCE, licence)
                .set(LEGEND.LICENCE_URL, licenceUrl)
                .set(LEGEND.CREATED_BY, by)
                .execute();
    }

    /** Whether it is the first time: who accepted first stays. */
    boolean accept(long legend, long organisation, long account, Instant at) {
        return db.insertInto(LEGEND_ACCEPTANCE)
                        .set(LEGEND_ACCEPTANCE.LEGEND_ID, legend)
                        .set(LEGEND_ACCEPTANCE.ORGANISATION_ID, organisation)
                        .set(LEGEND_ACCEPTANCE.ACCOUNT_ID, account)
                        .set(LEGEND_ACCEPTANCE.ACCEPTED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Who accepted which of a version's legends, newest first. */
    List<Acceptance> acceptances(long version) {
        return db.select(
                        LEGEND.ID,
                        LEGEND.NUMBER,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        when(ACCOUNT.LEFT_AT.isNull(), ACCOUNT.NAME),
                        LEGEND_ACCEPTANCE.ACCEPTED_AT)
                .from(LEGEND_ACCEPTANCE)
                .join(LEGEND)
                .on(LEGEND.ID.eq(LEGEND_ACCEPTANCE.LEGEND_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(LEGEND_ACCEPTANCE.ORGANISATION_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(LEGEND_ACCEPTANCE.ACCOUNT_ID))
                .where(LEGEND.SPECIFICATION_VERSION_ID.eq(version))
                .orderBy(LEGEND_ACCEPTANCE.ACCEPTED_AT.desc(), ORGANISATION.ID)
                .fetch(Records.mapping(Acceptance::new));
    }

    /** Which of these organisations accepted a legend. */
    Set<Long> accepted(long legend, Collection<Long> organisations) {
        return new HashSet<>(db.select(LEGEND_ACCEPTANCE.ORGANISATION_ID)
                .from(LEGEND_ACCEPTANCE)
                .where(LEGEND_ACCEPTANCE.LEGEND_ID.eq(legend))
                .and(LEGEND_ACCEPTANCE.ORGANISATION_ID.in(organisations))
                .fetch(LEGEND_ACCEPTANCE.ORGANISATION_ID));
    }

    /** What an organisation accepted is accepted by another; where both did, the earlier time and its person stay. */
    int move(long from, long into) {
        var by = field(name("excluded", "account_id"), LEGEND_ACCEPTANCE.ACCOUNT_ID.getDataType());
        var at = field(name("excluded", "accepted_at"), LEGEND_ACCEPTANCE.ACCEPTED_AT.getDataType());
        db.insertInto(
                        LEGEND_ACCEPTANCE,
                        LEGEND_ACCEPTANCE.LEGEND_ID,
                        LEGEND_ACCEPTANCE.ORGANISATION_ID,
                        LEGEND_ACCEPTANCE.ACCOUNT_ID,
                        LEGEND_ACCEPTANCE.ACCEPTED_AT)
                .select(select(
                                LEGEND_ACCEPTANCE.LEGEND_ID,
                                inline(into),
                                LEGEND_ACCEPTANCE.ACCOUNT_ID,
                                LEGEND_ACCEPTANCE.ACCEPTED_AT)
                        .from(LEGEND_ACCEPTANCE)
                        .where(LEGEND_ACCEPTANCE.ORGANISATION_ID.eq(from)))
                .onConflict(LEGEND_ACCEPTANCE.LEGEND_ID, LEGEND_ACCEPTANCE.ORGANISATION_ID)
                .doUpdate()
                .set(LEGEND_ACCEPTANCE.ACCOUNT_ID, by)
                .set(LEGEND_ACCEPTANCE.ACCEPTED_AT, at)
                .where(LEGEND_ACCEPTANCE.ACCEPTED_AT.gt(at))
                .execute();
        return db.deleteFrom(LEGEND_ACCEPTANCE)
                .where(LEGEND_ACCEPTANCE.ORGANISATION_ID.eq(from))
                .execute();
    }
}
