package dev.tessera;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** What people find in their mail. Tests have no mail server, so that the letters wait in the outbox. */
@TestComponent
public final class Letters {

    /** The link stands on a line of its own. */
    private static final Pattern LINK = Pattern.compile("^https?://\\S+$", Pattern.MULTILINE);

    /**
     * A letter as its reader sees it.
     *
     * @param name which one, as in {@code mail.<name>.subject}
     * @param link where its one action leads; none where there is nothing to do
     */
    public record Read(
            String name,
            String language,
            String subject,
            String text,
            String html,
            @Nullable String link) {}

    private final DSLContext db;

    Letters(DSLContext db) {
        this.db = db;
    }

    /** The last letter to an address; fails where there is none. */
    public Read newest(String to) {
        List<Read> all = all(to);
        if (all.isEmpty()) {
            throw new NoSuchElementException("No letter went to " + to);
        }
        return all.getLast();
    }

    /** All letters to an address, oldest first. */
    public List<Read> all(String to) {
        return db.fetch("select name, language, subject, text, html from mail where recipient = ? order by id", to)
                .map(Letters::read);
    }

    private static Read read(Record row) {
        String text = row.get("text", String.class);
        String link =
                LINK.matcher(text).results().map(MatchResult::group).findFirst().orElse(null);
        return new Read(
                row.get("name", String.class),
                row.get("language", String.class),
                row.get("subject", String.class),
                text,
                row.get("html", String.class),
                link);
    }
}
