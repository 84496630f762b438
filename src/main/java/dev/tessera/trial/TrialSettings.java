package dev.tessera.trial;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a coordinator decides about a trial, but for where it stands and who takes part.
 *
 * @param specifications the versions that it is against, in the order in which their tests are shown
 * @param roles the specifications' roles that products take, by id, each with its own least number of partners or none;
 *     empty: every role
 * @param continues the slug of the round before this one
 */
public record TrialSettings(
        String title,
        @Nullable String description,
        Visibility visibility,
        TrialSetup setup,
        List<Chosen> specifications,
        Map<Long, @Nullable Integer> roles,
        @Nullable String continues) {

    /**
     * A specification version and a revision of its test suite.
     *
     * @param revision the number of a released revision; none: the newest one when the trial opens
     */
    public record Chosen(String path, @Nullable Integer revision) {}
}
