package dev.tessera.organisation;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a version of a product.
 *
 * @param roles the roles that it plays, by id
 */
public record ReleaseForm(String version, @Nullable LocalDate releasedOn, Set<Long> roles) {

    public ReleaseForm {
        roles = Set.copyOf(roles);
    }
}
