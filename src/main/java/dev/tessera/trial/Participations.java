package dev.tessera.trial;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who asks to take part in a trial, what coordinators answer, and who withdraws. */
@Service
public class Participations {

    private static final int LONGEST = 2000;

    private final ParticipationQueries queries;
    private final TrialQueries trials;
    private final TrialTerms terms;
    private final Legends legends;
    private final Organisations organisations;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Participations(
            ParticipationQueries queries,
            TrialQueries trials,
            TrialTerms terms,
            Legends legends,
            Organisations organisations,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.terms = terms;
        this.legends = legends;
        this.organisations = organisations;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that was asked for, oldest first: of every organisation for coordinators, of their own for others. */
    public List<Registration> registrations(Viewer viewer, Trial trial) {
        boolean all = policy.mayCoordinate(viewer, trial.scope());
        if (!all && !policy.mayKnow(viewer, trial.scope())) {
            throw Refusal.notFound("trial.unknown", trial.slug());
        }
        return queries.of(trial.id()).stream()
                .filter(r -> all || viewer.organisations().contains(r.organisationId()))
                .toList();
    }

    /** The releases that the viewer could register: of the organisations that they manage. */
    public List<Candidate> candidates(Viewer viewer) {
        List<Long> managed = viewer.organisations().stream()
                .filter(o -> policy.mayAcceptFor(viewer, o))
                .toList();
        return managed.isEmpty() ? List.of() : queries.candidates(managed);
    }

    /** Why an organisation cannot ask to take part now, if anything stands in the way, but for what it has to accept. */
    public Optional<Refusal> obstacle(Trial trial, Organisation organisation) {
        if (organisation.status() != OrganisationStatus.APPROVED) {
            return Optional.of(Refusal.conflict("legend.organisation-waits", organisation.name()));
        }
        if (trial.status() != TrialStatus.ANNOUNCED && trial.status() != TrialStatus.OPEN) {
            return Optional.of(Refusal.conflict("participation.not-now", trial.title(), word(trial.status())));
        }
        Phases phases = trial.setup().phases();
        if (!phases.takesRegistrations(clock.instant(), trial.setup().zone())) {
            LocalDate opens = phases.registrationOpensOn();
            LocalDate today = LocalDate.ofInstant(clock.instant(), trial.setup().zone());
            return Optional.of(
                    opens != null && today.isBefore(opens)
                            ? Refusal.conflict("participation.too-early", opens.toString())
                            : Refusal.conflict(
                                    "participation.too-late",
                                    Objects.requireNonNull(phases.registrationClosesOn())
                                            .toString()));
        }
        if (!trial.isOpenTo(affiliation(organisation, trial))) {
            return Optional.of(Refusal.forbidden(
                    "participation.affiliation",
                    organisation.name(),
                    word(trial.setup().openTo()),
                    word(affiliation(organisation, trial))));
        }
        return Optional.empty();
    }

    /** An affiliation that has run out is none any more. */
    private Affiliation affiliation(Organisation organisation, Trial trial) {
        LocalDate until = organisation.affiliationUntil();
        LocalDate today = LocalDate.ofInstant(clock.instant(), trial.setup().zone());
        return until != null && until.isBefore(today) ? Affiliation.PUBLIC_COMMUNITY : organisation.affiliation();
    }

    /**
     * Asks to take part with a release in a role, in the name of its organisation; for coordinators, who need not ask,
     * it takes part at once.
     *
     * @return the participation's id
     */
    @Transactional
    public long register(Viewer viewer, String slug, Registering asked) {
        Trial trial = lock(viewer, slug);
        Organisation organisation = queries.owner(asked.productVersion())
                .flatMap(organisations::byId)
                .filter(o -> policy.maySee(viewer, o.scope()))
                .orElseThrow(() -> Refusal.notFound("participation.no-such-release"));
        boolean asCoordinator = policy.mayCoordinate(viewer, trial.scope());
        if (!asCoordinator) {
            if (!policy.mayAcceptFor(viewer, organisation.id())) {
                throw Refusal.forbidden("access.managers-only");
            }
            obstacle(trial, organisation).ifPresent(o -> {
                throw o;
            });
            requireAccepted(trial, organisation);
        } else if (trial.status() != TrialStatus.DRAFT
                && trial.status() != TrialStatus.ANNOUNCED
                && trial.status() != TrialStatus.OPEN) {
            throw Refusal.conflict("participation.not-now", trial.title(), word(trial.status()));
        }
        requireRole(trial, asked.role());
        Registering tidy = new Registering(asked.productVersion(), asked.role(), asked.remote(), text(asked.note()));
        ParticipationStatus to = asCoordinator ? ParticipationStatus.ACCEPTED : ParticipationStatus.REQUESTED;
        if (asCoordinator) {
            requireRoom(trial, 1);
        }
        Optional<Registration> before = queries.find(trial.id(), asked.productVersion(), asked.role());
        long id;
        ParticipationStatus from = null;
        if (before.isPresent()) {
            Registration known = before.get();
            from = known.status();
            if (from != ParticipationStatus.DECLINED && from != ParticipationStatus.WITHDRAWN) {
                throw Refusal.conflict("participation.twice", known.called(), trial.title(), word(from));
            }
            id = known.id();
            queries.askAgain(id, tidy, to, now(), viewer.account());
        } else {
            id = queries.insert(trial.id(), tidy, to, now(), viewer.account());
        }
        told(viewer, trial, queries.find(trial.id(), id).orElseThrow(), from, to, null);
        return id;
    }

    /** Accepts participations, all of them or, where there is no room for all, none. */
    @Transactional
    public void accept(Viewer viewer, String slug, Collection<Long> ids) {
        Trial trial = coordinated(viewer, slug);
        List<Registration> waiting = those(trial, ids).stream()
                .filter(r -> r.status() != ParticipationStatus.ACCEPTED)
                .toList();
        requireUndecided(trial);
        requireRoom(trial, waiting.size());
        waiting.forEach(r -> decide(viewer, trial, r, ParticipationStatus.ACCEPTED, null, r.counted()));
    }

    /** Puts participations on the waiting list: there they stand in the order in which they were asked for. */
    @Transactional
    public void waitlist(Viewer viewer, String slug, Collection<Long> ids) {
        Trial trial = coordinated(viewer, slug);
        requireUndecided(trial);
        for (Registration r : those(trial, ids)) {
            if (r.status() == ParticipationStatus.ACCEPTED && trial.status().hasOpened()) {
                throw Refusal.conflict("participation.takes-part-already", r.called());
            }
            if (r.status() != ParticipationStatus.WAITLISTED) {
                decide(viewer, trial, r, ParticipationStatus.WAITLISTED, null, r.counted());
            }
        }
    }

    /** Declines participations, with a reason that their organisations read. */
    @Transactional
    public void decline(Viewer viewer, String slug, Collection<Long> ids, @Nullable String reason) {
        Trial trial = coordinated(viewer, slug);
        requireUndecided(trial);
        String why = text(reason);
        if (why == null) {
            throw Refusal.invalid("participation.reason-missing");
        }
        for (Registration r : those(trial, ids)) {
            if (r.status() == ParticipationStatus.ACCEPTED && trial.status().hasOpened()) {
                throw Refusal.conflict("participation.takes-part-already", r.called());
            }
            if (r.status() != ParticipationStatus.DECLINED) {
                decide(viewer, trial, r, ParticipationStatus.DECLINED, why, r.counted());
            }
        }
    }

    /**
     * Ends a participation, by its organisation or a coordinator. What it reported stays; where the trial has opened,
     * what it did not report reads {@code withdrawn}.
     */
    @Transactional
    public void withdraw(Viewer viewer, String slug, long id, @Nullable String reason) {
        Trial trial = lock(viewer, slug);
        Registration registration = queries.find(trial.id(), id)
                .filter(r -> policy.mayCoordinate(viewer, trial.scope())
                        || viewer.organisations().contains(r.organisationId()))
                .orElseThrow(() -> Refusal.notFound("participation.unknown"));
        if (!policy.mayCoordinate(viewer, trial.scope())
                && !policy.mayAcceptFor(viewer, registration.organisationId())) {
            throw Refusal.forbidden("access.managers-only");
        }
        requireUndecided(trial);
        if (registration.status() == ParticipationStatus.WITHDRAWN
                || registration.status() == ParticipationStatus.DECLINED) {
            throw Refusal.conflict("participation.ended", registration.called(), word(registration.status()));
        }
        boolean counts = registration.counted()
                || (registration.status() == ParticipationStatus.ACCEPTED
                        && trial.status().hasOpened());
        decide(viewer, trial, registration, ParticipationStatus.WITHDRAWN, text(reason), counts);
    }

    private void requireAccepted(Trial trial, Organisation organisation) {
        for (TestedVersion version : trial.specifications()) {
            if (!legends.isAccepted(version.id(), organisation.id())) {
                throw Refusal.conflict("legend.accept-first", organisation.name(), version.name());
            }
        }
        if (!terms.isAccepted(trial, organisation.id())) {
            throw Refusal.conflict("terms.accept-first", organisation.name(), trial.title());
        }
    }

    private void requireRole(Trial trial, @Nullable Long role) {
        List<TrialRole> roles = trials.roles(trial.id());
        if (role == null) {
            if (!roles.isEmpty()) {
                throw Refusal.invalid("participation.role-missing");
            }
        } else if (roles.stream().noneMatch(r -> r.id() == role)) {
            throw Refusal.invalid("participation.role-unknown");
        }
    }

    private void requireRoom(Trial trial, int more) {
        Integer capacity = trial.setup().capacity();
        if (capacity != null && more > 0) {
            int left = capacity - queries.accepted(trial.id());
            if (left < more) {
                throw Refusal.conflict("participation.full", capacity, Math.max(left, 0), more);
            }
        }
    }

    /** Once its results are out, who takes part in a trial does not change any more. */
    private static void requireUndecided(Trial trial) {
        if (trial.status() == TrialStatus.PUBLISHED
                || trial.status() == TrialStatus.ARCHIVED
                || trial.status() == TrialStatus.CANCELLED) {
            throw Refusal.conflict("participation.over", trial.title(), word(trial.status()));
        }
    }

    private List<Registration> those(Trial trial, Collection<Long> ids) {
        List<Registration> found = new ArrayList<>();
        for (Registration r : queries.of(trial.id())) {
            if (ids.contains(r.id())) {
                found.add(r);
            }
        }
        if (found.size() < ids.size()) {
            throw Refusal.notFound("participation.unknown");
        }
        return found;
    }

    private void decide(
            Viewer viewer,
            Trial trial,
            Registration before,
            ParticipationStatus to,
            @Nullable String reason,
            boolean counted) {
        queries.decide(before.id(), to, reason, counted, now(), viewer.account());
        told(viewer, trial, before, before.status(), to, reason);
    }

    private void told(
            Viewer viewer,
            Trial trial,
            Registration of,
            @Nullable ParticipationStatus from,
            ParticipationStatus to,
            @Nullable String reason) {
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        was.put("status", from);
        audit.changed(
                viewer,
                operation(to),
                new Thing(ThingKind.PARTICIPATION, of.id(), of.called(), of.organisationId(), trial.id()),
                was,
                Map.of("status", to),
                reason);
        events.publishEvent(
                new ParticipationChanged(trial.id(), of.id(), of.organisationId(), from, to, reason, viewer));
    }

    private static String operation(ParticipationStatus status) {
        return switch (status) {
            case REQUESTED -> "participation.requested";
            case ACCEPTED -> "participation.accepted";
            case WAITLISTED -> "participation.waitlisted";
            case DECLINED -> "participation.declined";
            case WITHDRAWN -> "participation.withdrawn";
        };
    }

    private Trial lock(Viewer viewer, String slug) {
        return trials.lock(slug)
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
    }

    private Trial coordinated(Viewer viewer, String slug) {
        Trial trial = lock(viewer, slug);
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        return trial;
    }

    private static @Nullable String text(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String text = given.strip();
        if (text.length() > LONGEST) {
            throw Refusal.invalid("field.long", "note", text.length(), LONGEST);
        }
        Text.requireStorable("note", text);
        return text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
