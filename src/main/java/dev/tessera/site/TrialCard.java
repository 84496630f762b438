package dev.tessera.site;

import dev.tessera.trial.Trial;

/**
 * A trial in a list.
 *
 * @param when where it stands and until when, in a phrase
 */
public record TrialCard(Trial trial, String when, Figures figures) {

    public String path() {
        return "/trials/" + trial.slug();
    }
}
