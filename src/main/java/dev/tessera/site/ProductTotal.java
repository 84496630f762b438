package dev.tessera.site;

import dev.tessera.matrix.Column;
import dev.tessera.matrix.Tally;

/** How a product did in a trial, over all its tests. */
public record ProductTotal(Column product, Tally tally) {

    public Share share() {
        return Share.of(tally);
    }
}
