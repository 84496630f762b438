package dev.tessera.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a product with what is said of it.
 *
 * @param version empty where nobody said which
 */
public record Release(long id, String version, @Nullable LocalDate releasedOn, List<PlayedRole> roles) {

    /**
     * A part that the version plays in a specification version.
     *
     * @param specification its path, {@code lti/1.3}
     */
    public record PlayedRole(long id, String name, String specification, String specificationName) {}
}
