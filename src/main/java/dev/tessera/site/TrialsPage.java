package dev.tessera.site;

import dev.tessera.trial.TrialStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trials that anybody may see.
 *
 * @param status the one that is shown; none: all
 * @param counts how many trials there are in each status that has any
 */
public record TrialsPage(
        List<TrialCard> trials, @Nullable TrialStatus status, int all, Map<TrialStatus, Integer> counts) {}
