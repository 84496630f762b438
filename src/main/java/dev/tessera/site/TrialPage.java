package dev.tessera.site;

import dev.tessera.news.Announcement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trial.
 *
 * @param span from when to when it takes results
 * @param revision the number of its test suite's revision, where it is the newest one
 * @param news what was announced for everybody, newest first
 */
public record TrialPage(
        TrialCard card,
        String span,
        @Nullable Integer revision,
        List<ProductTotal> participants,
        List<Announcement> news) {

    public String matrix() {
        return card.path() + "/matrix";
    }
}
