package dev.tessera.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done once.
 *
 * @param who the person's name today; none where the product did it by itself
 * @param byToken whether a program of theirs did it
 * @param thing as it was called then; empty for an account
 * @param person the name today of whom it concerns, if anybody
 * @param was the fields that differ, before
 * @param became the same fields, after
 * @param address where the request came from; only for those who may see it
 */
public record AuditEntry(
        long id,
        Instant at,
        @Nullable String who,
        boolean byToken,
        String operation,
        ThingKind kind,
        String thing,
        @Nullable String person,
        Map<String, @Nullable Object> was,
        Map<String, @Nullable Object> became,
        @Nullable String why,
        @Nullable String address) {

    AuditEntry withoutAddress() {
        return new AuditEntry(id, at, who, byToken, operation, kind, thing, person, was, became, why, null);
    }
}
