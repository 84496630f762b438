package dev.tessera.site;

import dev.tessera.trial.Trial;

/**
 * A trial in a list.
 *
 * @param when where it stands and until when, in a phrase
 * @param figures of what anybody may see: nothing, where the results are not for everybody
 * @param results whether they are
 */
public record TrialCard(Trial trial, String when, Figures figures, boolean results) {

    public String path() {
        return "/trials/" + trial.slug();
    }
}
