package dev.tessera.site;

import dev.tessera.specification.SpecificationVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One specification with its versions, newest first. */
public record SpecificationPage(String name, @Nullable String family, List<Line> versions) {

    /** A version, the size of its test suite, and how many trials against it anybody may see. */
    public record Line(SpecificationVersion version, int tests, int trials) {}
}
