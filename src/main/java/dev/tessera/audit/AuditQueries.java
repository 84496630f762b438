package dev.tessera.audit;

import static dev.tessera.db.Tables.AUDIT_ENTRY;

import dev.tessera.access.Viewer;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class AuditQueries {

    private static final int NAME = 1000;

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
                .set(AUDIT_ENTRY.ORGANISATION_ID, thing.organisation())
                .set(AUDIT_ENTRY.TRIAL_ID, thing.trial())
                .set(AUDIT_ENTRY.WAS, document(was))
                .set(AUDIT_ENTRY.BECAME, document(became))
                .set(AUDIT_ENTRY.WHY, why == null || why.isBlank() ? null : why.strip())
                .set(AUDIT_ENTRY.ADDRESS, address)
                .execute();
    }

    private @Nullable JSONB document(Map<String, ? extends @Nullable Object> fields) {
        return fields.isEmpty() ? null : JSONB.valueOf(json.writeValueAsString(fields));
    }
}
