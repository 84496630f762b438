package dev.tessera.audit;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.AUDIT_ENTRY;
import static org.jooq.impl.DSL.noCondition;

import dev.tessera.access.Viewer;
import dev.tessera.db.tables.Account;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditQueries {

    private static final Account ABOUT = ACCOUNT.as("about");
    private static final int NAME = 1000;
    private static final int FETCH = 500;
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private final DSLContext db;
    private final JsonMapper json;

    AuditQueries(DSLContext db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    void insert(
            Viewer who,
            String operation,
            Thing thing,
            Map<String, ? extends @Nullable Object> was,
            Map<String, ? extends @Nullable Object> became,
            @Nullable String why,
            @Nullable String address) {
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ACCOUNT_ID, who.account())
                .set(
                        AUDIT_ENTRY.TOKEN_ID,
                        who.token() == null ? null : who.token().id())
                .set(AUDIT_ENTRY.OPERATION, operation)
                .set(AUDIT_ENTRY.THING_KIND, thing.kind())
                .set(AUDIT_ENTRY.THING_ID, thing.id())
                .set(
                        AUDIT_ENTRY.THING,
                        thing.name().length() > NAME ? thing.name().substring(0, NAME) : thing.name())
                .set(AUDIT_ENTRY.ABOUT_ACCOUNT_ID, thing.person())
                .set(AUDIT_ENTRY.ORGANISATION_ID, thing.organisation())
                .set(AUDIT_ENTRY.TRIAL_ID, thing.trial())
                .set(AUDIT_ENTRY.WAS, document(was))
                .set(AUDIT_ENTRY.BECAME, document(became))
                .set(AUDIT_ENTRY.WHY, why == null || why.isBlank() ? null : why.strip())
                .set(AUDIT_ENTRY.ADDRESS, address)
                .execute();
    }

    List<AuditEntry> entries(AuditFilter filter, int offset, int limit) {
        return select().where(wanted(filter))
                .orderBy(AUDIT_ENTRY.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(this::entry);
    }

    int count(AuditFilter filter) {
        return db.selectCount()
                .from(AUDIT_ENTRY)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(AUDIT_ENTRY.ACCOUNT_ID))
                .leftJoin(ABOUT)
                .on(ABOUT.ID.eq(AUDIT_ENTRY.ABOUT_ACCOUNT_ID))
                .where(wanted(filter))
                .fetchSingle(0, int.class);
    }

    /** Each entry in its order, without holding more of them than a fetch brings. Needs a transaction. */
    void each(AuditFilter filter, Consumer<AuditEntry> then) {
        try (Cursor<? extends Record> cursor = select().where(wanted(filter))
                .orderBy(AUDIT_ENTRY.ID)
                .fetchSize(FETCH)
                .fetchLazy()) {
            cursor.forEach(row -> then.accept(entry(row)));
        }
    }

    List<AuditEntry> ofOrganisations(List<Long> organisations, int limit) {
        return newest(AUDIT_ENTRY.ORGANISATION_ID.in(organisations), limit);
    }

    List<AuditEntry> ofTrial(long trial, int limit) {
        return newest(AUDIT_ENTRY.TRIAL_ID.eq(trial), limit);
    }

    List<AuditEntry> ofThings(ThingKind kind, List<Long> ids, int limit) {
        return newest(AUDIT_ENTRY.THING_KIND.eq(kind).and(AUDIT_ENTRY.THING_ID.in(ids)), limit);
    }

    List<AuditEntry> ofSpecification(long version, int limit) {
        return newest(
                AUDIT_ENTRY
                        .THING_KIND
                        .in(ThingKind.SPECIFICATION, ThingKind.TEST_SUITE)
                        .and(AUDIT_ENTRY.THING_ID.eq(version)),
                limit);
    }

    List<AuditEntry> ofAccount(long account, int limit) {
        return newest(AUDIT_ENTRY.ACCOUNT_ID.eq(account).or(AUDIT_ENTRY.ABOUT_ACCOUNT_ID.eq(account)), limit);
    }

    /** Of somebody who left, the addresses are kept no longer. */
    void forgetAddresses(long account) {
        db.update(AUDIT_ENTRY)
                .setNull(AUDIT_ENTRY.ADDRESS)
                .where(AUDIT_ENTRY.ACCOUNT_ID.eq(account))
                .and(AUDIT_ENTRY.ADDRESS.isNotNull())
                .execute();
    }

    private List<AuditEntry> newest(Condition condition, int limit) {
        return select().where(condition)
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(limit)
                .fetch(this::entry);
    }

    private SelectOnConditionStep<?> select() {
        return db.select(
                        AUDIT_ENTRY.ID,
                        AUDIT_ENTRY.AT,
                        ACCOUNT.NAME,
                        AUDIT_ENTRY.TOKEN_ID,
                        AUDIT_ENTRY.OPERATION,
                        AUDIT_ENTRY.THING_KIND,
                        AUDIT_ENTRY.THING,
                        AUDIT_ENTRY.WAS,
                        AUDIT_ENTRY.BECAME,
                        AUDIT_ENTRY.WHY,
                        AUDIT_ENTRY.ADDRESS,
                        ABOUT.NAME)
                .from(AUDIT_ENTRY)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(AUDIT_ENTRY.ACCOUNT_ID))
                .leftJoin(ABOUT)
                .on(ABOUT.ID.eq(AUDIT_ENTRY.ABOUT_ACCOUNT_ID));
    }

    private static Condition wanted(AuditFilter filter) {
        Condition condition = noCondition();
        if (filter.text() != null && !filter.text().isBlank()) {
            String text = filter.text().strip();
            condition = condition.and(AUDIT_ENTRY
                    .THING
                    .containsIgnoreCase(text)
                    .or(ACCOUNT.NAME.containsIgnoreCase(text))
                    .or(ABOUT.NAME.containsIgnoreCase(text))
                    .or(AUDIT_ENTRY.WHY.containsIgnoreCase(text))
                    .or(AUDIT_ENTRY.OPERATION.containsIgnoreCase(text)));
        }
        if (filter.kind() != null) {
            condition = condition.and(AUDIT_ENTRY.THING_KIND.eq(filter.kind()));
        }
        if (filter.from() != null) {
            condition = condition.and(AUDIT_ENTRY.AT.ge(filter.from()));
        }
        if (filter.until() != null) {
            condition = condition.and(AUDIT_ENTRY.AT.lt(filter.until()));
        }
        return condition;
    }

    private AuditEntry entry(Record r) {
        return new AuditEntry(
                r.get(AUDIT_ENTRY.ID),
                r.get(AUDIT_ENTRY.AT),
                r.get(ACCOUNT.NAME),
                r.get(AUDIT_ENTRY.TOKEN_ID) != null,
                r.get(AUDIT_ENTRY.OPERATION),
                r.get(AUDIT_ENTRY.THING_KIND),
                r.get(AUDIT_ENTRY.THING),
                r.get(ABOUT.NAME),
                fields(r.get(AUDIT_ENTRY.WAS)),
                fields(r.get(AUDIT_ENTRY.BECAME)),
                r.get(AUDIT_ENTRY.WHY),
                r.get(AUDIT_ENTRY.ADDRESS));
    }

    private Map<String, @Nullable Object> fields(@Nullable JSONB document) {
        return document == null ? Map.of() : json.readValue(document.data(), FIELDS);
    }

    private @Nullable JSONB document(Map<String, ? extends @Nullable Object> fields) {
        return fields.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(fields));
    }
}
