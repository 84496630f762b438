package dev.tessera.mail;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox.
 *
 * @param text what it says; none once it was sent or given up
 * @param html the same for those who read HTML
 * @param unsubscribe the address that ends such letters; none where they cannot be ended
 * @param attempts how often it was tried in vain
 */
public record Posted(
        long id,
        String to,
        String language,
        String subject,
        @Nullable String text,
        @Nullable String html,
        @Nullable String unsubscribe,
        Instant createdAt,
        @Nullable Instant sentAt,
        int attempts) {

    private static final Pattern LINK = Pattern.compile("(?m)^https?://\\S+$");

    /** Where its one action leads: what stands on a line of its own. */
    public @Nullable String link() {
        Matcher found = LINK.matcher(text == null ? "" : text);
        return found.find() ? found.group() : null;
    }

    /** What it says above the link; all of it where there is none. */
    public String beforeLink() {
        String link = link();
        String all = text == null ? "" : text;
        return link == null ? all : all.substring(0, all.indexOf("\n" + link + "\n") + 1);
    }

    /** What it says below the link. */
    public String afterLink() {
        String link = link();
        return link == null || text == null ? "" : text.substring(beforeLink().length() + link.length());
    }

    /** Its link may be a secret, so what it says stays out of logs. */
    @Override
    public String toString() {
        return "Posted " + id;
    }
}
