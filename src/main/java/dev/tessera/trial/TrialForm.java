package dev.tessera.trial;

import dev.tessera.common.Refusal;
import dev.tessera.organisation.Affiliation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a program says of a trial; what is absent stays as it is.
 *
 * @param specification the one specification version that it is against, as a path
 * @param specifications several of them, instead
 * @param zone an IANA time zone, {@code Europe/Vienna}
 * @param continues the slug of the round before this one
 * @param reason why it goes into another phase; a trial is not cancelled without one
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
        @Nullable String terms,
        @Nullable String reason,
        @Nullable Boolean sidesHidden,
        @Nullable Integer disputeDays,
        @Nullable Integer appealDays) {

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
                null,
                null,
                null,
                null,
                null);
    }

    /** What it comes to: what it says, and of the rest what was decided before. */
    TrialSettings over(Optional<TrialSettings> before) {
        TrialSetup was = before.map(TrialSettings::setup).orElse(TrialSetup.USUAL);
        Phases days = was.phases();
        TrialSetup setup = new TrialSetup(
                Objects.requireNonNullElse(kind, was.kind()),
                Objects.requireNonNullElse(rolling, was.rolling()),
                Objects.requireNonNullElse(listed, was.listed()),
                zone == null ? was.zone() : zoneOf(zone),
                or(venue, was.venue()),
                new Phases(
                        or(registrationOpensOn, days.registrationOpensOn()),
                        or(registrationClosesOn, days.registrationClosesOn()),
                        or(opensOn, days.opensOn()),
                        or(closesOn, days.closesOn()),
                        or(reviewClosesOn, days.reviewClosesOn()),
                        or(publishesOn, days.publishesOn())),
                or(capacity, was.capacity()),
                Objects.requireNonNullElse(openTo, was.openTo()),
                Objects.requireNonNullElse(leastPartners, was.leastPartners()),
                Objects.requireNonNullElse(sameOrganisationMeets, was.sameOrganisationMeets()),
                new ResultRules(
                        Objects.requireNonNullElse(sidesHidden, was.results().sidesHidden()),
                        Objects.requireNonNullElse(disputeDays, was.results().disputeDays()),
                        Objects.requireNonNullElse(appealDays, was.results().appealDays())));
        String called = or(title, before.map(TrialSettings::title).orElse(null));
        if (called == null) {
            throw Refusal.invalid("trial.title-missing");
        }
        return new TrialSettings(
                called,
                or(description, before.map(TrialSettings::description).orElse(null)),
                Objects.requireNonNullElse(
                        visibility, before.map(TrialSettings::visibility).orElse(Visibility.CONFIDENTIAL)),
                setup,
                against(before),
                before.map(TrialSettings::roles).orElse(Map.of()),
                or(continues, before.map(TrialSettings::continues).orElse(null)));
    }

    private List<TrialSettings.Chosen> against(Optional<TrialSettings> before) {
        if (specifications != null) {
            if (specification != null) {
                throw Refusal.invalid("trial.specification-or-several");
            }
            return specifications.stream()
                    .map(path -> new TrialSettings.Chosen(path, null))
                    .toList();
        }
        if (specification != null) {
            return List.of(new TrialSettings.Chosen(specification, null));
        }
        return before.map(TrialSettings::specifications).orElse(List.of());
    }

    /** A time zone by its name. */
    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            throw Refusal.invalid("trial.zone-unknown", name.strip());
        }
    }

    private static <T> @Nullable T or(@Nullable T given, @Nullable T before) {
        return given != null ? given : before;
    }
}
