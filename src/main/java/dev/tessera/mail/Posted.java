package dev.tessera.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox.
 *
 * @param text what it says; none once it was sent or given up
 * @param html the same for those who read HTML
 * @param attempts how often it was tried in vain
 */
public record Posted(
        long id,
        String to,
        String language,
        String subject,
        @Nullable String text,
        @Nullable String html,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts) {

    /** Its link may be a secret, so what it says stays out of logs. */
    @Override
    public String toString() {
        return "Posted " + id;
    }
}
