package dev.tessera.news;

import dev.tessera.common.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told of, as it is shown to them.
 *
 * @param trialId the trial that it is about
 * @param trial its title
 * @param link where the thing is, within the workspace
 * @param readAt when they read it; none: not yet
 */
public record Told(
        long id,
        NoticeKind kind,
        long trialId,
        String trial,
        Sentence says,
        String link,
        Instant at,
        @Nullable Instant readAt) {

    public boolean isUnread() {
        return readAt == null;
    }
}
