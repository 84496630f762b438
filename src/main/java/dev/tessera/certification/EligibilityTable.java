package dev.tessera.certification;

import dev.tessera.organisation.Affiliation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may be certified on what.
 *
 * @param every whose affiliation allows certification on every specification
 * @param lines one for each specification, by family and name
 */
public record EligibilityTable(Set<Affiliation> every, List<Line> lines) {

    /**
     * A specification.
     *
     * @param entered whose affiliation allows certification on this one by an entry of its own
     */
    public record Line(
            String specification, String name, @Nullable String family, Set<Affiliation> entered) {}
}
