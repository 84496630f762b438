package dev.tessera.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One trial.
 *
 * @param span from when to when it takes results
 * @param revision the number of its test suite's revision, where it is the newest one
 */
public record TrialPage(
        TrialCard card, String span, @Nullable Integer revision, List<ProductTotal> participants) {

    public String matrix() {
        return card.path() + "/matrix";
    }
}
