package dev.tessera.matrix;

import dev.tessera.trial.Participant;
import org.jspecify.annotations.Nullable;

/**
 * A participation as a column of a matrix (or, where products meet, as its row too).
 *
 * @param withdrawn whether it takes part no more: what it reported stays, what it did not reads {@code withdrawn}
 */
public record Column(
        long id,
        String label,
        String product,
        long organisationId,
        String organisation,
        String organisationSlug,
        String version,
        @Nullable Long roleId,
        @Nullable String role,
        boolean withdrawn) {

    /** The same, before it withdrew. */
    Column stillThere() {
        return new Column(
                id, label, product, organisationId, organisation, organisationSlug, version, roleId, role, false);
    }

    static Column of(Participant p) {
        return new Column(
                p.id(),
                p.label(),
                p.productSlug(),
                p.organisationId(),
                p.organisation(),
                p.organisationSlug(),
                p.version(),
                p.roleId(),
                p.role(),
                p.hasLeft());
    }
}
