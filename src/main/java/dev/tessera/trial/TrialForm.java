package dev.tessera.trial;

import dev.tessera.organisation.Affiliation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of a trial; what is absent stays as it is.
 *
 * @param specification the one specification version that it is against, as a path
 * @param specifications several of them, instead
 * @param zone an IANA time zone, {@code Europe/Vienna}
 * @param continues the slug of the round before this one
 */
public record TrialForm(
        @Nullable String title,
        @Nullable String specification,
        @Nullable Visibility visibility,
        @Nullable TrialStatus status,
        @Nullable String description,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        @Nullable List<String> specifications,
        @Nullable TrialKind kind,
        @Nullable Boolean rolling,
        @Nullable Boolean listed,
        @Nullable String zone,
        @Nullable String venue,
        @Nullable LocalDate registrationOpensOn,
        @Nullable LocalDate registrationClosesOn,
        @Nullable LocalDate reviewClosesOn,
        @Nullable LocalDate publishesOn,
        @Nullable Integer capacity,
        @Nullable Affiliation openTo,
        @Nullable Integer leastPartners,
        @Nullable Boolean sameOrganisationMeets,
        @Nullable String continues,
        @Nullable String terms) {

    /** The least that is said of a trial. */
    public TrialForm(
            @Nullable String title,
            @Nullable String specification,
            @Nullable Visibility visibility,
            @Nullable TrialStatus status,
            @Nullable String description,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn) {
        this(
                title,
                specification,
                visibility,
                status,
                description,
                opensOn,
                closesOn,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
