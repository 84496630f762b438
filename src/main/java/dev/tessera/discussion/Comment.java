package dev.tessera.discussion;

import dev.tessera.markdown.Markdown;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about a cell, as one reader of it may see it.
 *
 * @param author how they are called; none: they left
 * @param organisation whose side they wrote for; none for reviewers and coordinators
 * @param text in Markdown, as it was written; empty where it was withdrawn
 * @param named how those are called whom it names, by account; empty for whoever left
 * @param withdrawn who took it back and when; none: it stands
 * @param version for whoever corrects it
 * @param mayCorrect whether the reader wrote it, just now
 * @param mayWithdraw whether the reader can take it back
 */
public record Comment(
        long id,
        @Nullable String author,
        Voice voice,
        @Nullable String organisation,
        String text,
        Map<Long, String> named,
        Instant writtenAt,
        @Nullable Instant correctedAt,
        @Nullable Withdrawn withdrawn,
        int version,
        boolean mayCorrect,
        boolean mayWithdraw) {

    /** @param by how they are called; none: they left */
    public record Withdrawn(@Nullable String by, Instant at) {}

    public Comment {
        named = Map.copyOf(named);
    }

    /**
     * The text as HTML that does nobody harm.
     *
     * @param leaver what stands for the name of whoever left
     */
    public String html(String leaver) {
        return Markdown.html(text, account -> {
            String name = named.get(account);
            return name == null || !name.isEmpty() ? name : leaver;
        });
    }
}
