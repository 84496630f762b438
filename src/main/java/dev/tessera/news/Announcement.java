package dev.tessera.news;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator tells of a trial.
 *
 * @param by whoever wrote it; none where they left or an import made it
 * @param correctedAt when its words were last changed, if ever
 * @param version how often it was changed: a correction says which one it corrects
 */
public record Announcement(
        long id,
        AnnouncementAudience audience,
        String title,
        String text,
        Instant at,
        @Nullable String by,
        @Nullable Instant correctedAt,
        int version) {}
