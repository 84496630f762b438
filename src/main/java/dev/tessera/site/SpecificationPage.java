package dev.tessera.site;

import dev.tessera.specification.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One specification with its versions, newest first.
 *
 * @param family the slug of its family
 */
public record SpecificationPage(
        String name,
        @Nullable String family,
        @Nullable String familyName,
        @Nullable String description,
        List<Line> versions) {

    /** A version, the size of its test suite, and how many trials against it anybody may see. */
    public record Line(SpecificationVersion version, int tests, int trials) {}
}
