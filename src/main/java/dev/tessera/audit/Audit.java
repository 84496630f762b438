package dev.tessera.audit;

import dev.tessera.access.Viewer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was done. Every service that changes a state says so here in the same transaction: the change and its
 * entry are stored together or not at all. Reports are the exception: they are never changed, and are their own
 * history.
 */
@Service
public class Audit {

    private final AuditQueries queries;

    Audit(AuditQueries queries) {
        this.queries = queries;
    }

    /** Something was done that has no before and after. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(Viewer who, String operation, Thing thing, @Nullable String why) {
        queries.insert(who, operation, thing, Map.of(), Map.of(), why, Origin.address());
    }

    /**
     * Something is otherwise than before. Only what differs is kept; nothing, where nothing does.
     *
     * @param operation such as {@code organisation.changed}; {@code audit.} and it is its message key
     * @param was each field's value before, by the field's name; empty where the thing is new
     * @param became each field's value now
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(
            Viewer who,
            String operation,
            Thing thing,
            Map<String, ? extends @Nullable Object> was,
            Map<String, ? extends @Nullable Object> became,
            @Nullable String why) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>();
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        became.forEach((field, value) -> {
            Object old = was.get(field);
            if (!Objects.equals(text(old), text(value))) {
                before.put(field, word(old));
                after.put(field, word(value));
            }
        });
        was.forEach((field, old) -> {
            if (!became.containsKey(field) && old != null) {
                before.put(field, word(old));
                after.put(field, null);
            }
        });
        if (!after.isEmpty()) {
            queries.insert(who, operation, thing, before, after, why, Origin.address());
        }
    }

    /** Of somebody who left, the addresses are kept no longer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetAddresses(long account) {
        queries.forgetAddresses(account);
    }

    /** Constants by the words that the database has for them. */
    private static @Nullable Object word(@Nullable Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : value;
    }

    /** An empty text and an empty list are nothing. */
    private static @Nullable String text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() || text.equals("[]") ? null : text;
    }
}
