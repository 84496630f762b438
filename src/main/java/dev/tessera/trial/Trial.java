package dev.tessera.trial;

import dev.tessera.access.TrialScope;
import dev.tessera.organisation.Affiliation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A campaign against one or more specification versions.
 *
 * @param continues the slug of the round before this one
 * @param continued whether another round continues it
 * @param organisations the organisations that take part or did, by id
 * @param invited the organisations that may know of it though it is not listed: invited, or they asked to take part
 */
public record Trial(
        long id,
        String slug,
        String title,
        @Nullable String description,
        TrialStatus status,
        Visibility visibility,
        TrialSetup setup,
        List<TestedVersion> specifications,
        @Nullable String continues,
        boolean continued,
        Set<Long> organisations,
        Set<Long> invited) {

    public Trial {
        specifications = List.copyOf(specifications);
        organisations = Set.copyOf(organisations);
        invited = Set.copyOf(invited);
    }

    public @Nullable LocalDate opensOn() {
        return setup.phases().opensOn();
    }

    public @Nullable LocalDate closesOn() {
        return setup.phases().closesOn();
    }

    /** The specification version that comes first: it stands for the trial where there is room for one only. */
    public TestedVersion specification() {
        return specifications.getFirst();
    }

    /** The specification version of a path, if the trial is against it. */
    public boolean isAgainst(String path) {
        return specifications.stream().anyMatch(s -> s.path().equals(path));
    }

    /** The names of all of them, for a line of facts. */
    public String specificationNames() {
        return specifications.stream().map(TestedVersion::name).collect(Collectors.joining(", "));
    }

    /** Whether it is against a specification version. */
    public boolean isAgainst(long specificationVersion) {
        return specifications.stream().anyMatch(s -> s.id() == specificationVersion);
    }

    /** Whether it is one of several rounds. */
    public boolean hasRounds() {
        return continued || continues != null;
    }

    /** Whether organisations of this affiliation may take part. */
    public boolean isOpenTo(Affiliation affiliation) {
        return affiliation.ordinal() <= setup.openTo().ordinal();
    }

    /** Whether organisations can ask to take part at this moment. */
    public boolean takesRegistrations(Instant now) {
        return (status == TrialStatus.ANNOUNCED || status == TrialStatus.OPEN)
                && setup.phases().takesRegistrations(now, setup.zone());
    }

    /** Whether a side sees what the other says only once it has spoken: nothing is hidden where everybody reads all. */
    public boolean hidesSides() {
        return setup.results().sidesHidden() && visibility != Visibility.OPEN;
    }

    /** What the access policy has to know of it. */
    public TrialScope scope() {
        return new TrialScope(
                id,
                status == TrialStatus.DRAFT,
                visibility == Visibility.OPEN,
                hidesSides(),
                setup.listed(),
                status.takesReports(),
                organisations,
                invited);
    }
}
