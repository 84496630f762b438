package dev.tessera.trial;

import dev.tessera.access.TrialScope;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A campaign against a specification version.
 *
 * @param specification the specification version's path, {@code lti/1.3}
 * @param revision the id of the test suite's revision that it uses; none while the suite is still missing
 * @param organisations the organisations that take part, by id
 */
public record Trial(
        long id,
        String slug,
        String title,
        @Nullable String description,
        TrialStatus status,
        Visibility visibility,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        long specificationVersion,
        String specification,
        String specificationName,
        @Nullable Long revision,
        Set<Long> organisations) {

    /** What the access policy has to know of it. */
    public TrialScope scope() {
        return new TrialScope(
                id, status == TrialStatus.DRAFT, visibility == Visibility.OPEN, status.takesReports(), organisations);
    }
}
