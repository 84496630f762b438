package dev.tessera.news;

import dev.tessera.trial.Trial;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that people are told of.
 *
 * @param organisation whose matter it is, where it is one organisation's
 * @param announcement the announcement that it tells of
 * @param count how many there are, of what it counts
 * @param words a reason, a product's name
 * @param link where the thing is, within the workspace
 * @param key nobody is told twice of what has the same one
 */
public record Notice(
        NoticeKind kind,
        long trial,
        @Nullable Long organisation,
        @Nullable Long announcement,
        @Nullable Integer count,
        @Nullable String words,
        @Nullable LocalDate day,
        String link,
        String key) {

    private static final int LONGEST_WORDS = 2000;

    /** One about a trial; the link leads to the part of it. */
    public static Notice of(NoticeKind kind, Trial trial, String part, String key) {
        String link = "trials/" + trial.slug() + (part.isEmpty() ? "" : "/" + part);
        return new Notice(kind, trial.id(), null, null, null, null, null, link, key);
    }

    /** The same, where it is an organisation's matter. */
    public Notice ofOrganisation(long id) {
        return new Notice(kind, trial, id, announcement, count, words, day, link, key);
    }

    Notice ofAnnouncement(long id) {
        return new Notice(kind, trial, organisation, id, count, words, day, link, key);
    }

    /** The same with a number. */
    public Notice counting(int number) {
        return new Notice(kind, trial, organisation, announcement, number, words, day, link, key);
    }

    /** The same with a reason or a name, cut where it is too long for a line. */
    public Notice saying(@Nullable String what) {
        String cut = what == null || what.isBlank() ? null : what.strip();
        cut = cut == null || cut.length() <= LONGEST_WORDS ? cut : cut.substring(0, LONGEST_WORDS - 1) + "…";
        return new Notice(kind, trial, organisation, announcement, count, cut, day, link, key);
    }

    /** The same with a day. */
    public Notice on(LocalDate date) {
        return new Notice(kind, trial, organisation, announcement, count, words, date, link, key);
    }
}
