package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How an organisation comes in: a person registers it, and a coordinator decides. */
@Service
public class Registrations {

    private static final int MOST_WAITING = 5;
    private static final int LONGEST_REASON = 2000;

    private final OrganisationQueries queries;
    private final ProfileQueries profiles;
    private final OrganisationChecks checks;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registrations(
            OrganisationQueries queries,
            ProfileQueries profiles,
            OrganisationChecks checks,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.profiles = profiles;
        this.checks = checks;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers an organisation. Until a coordinator approves it, its own people and coordinators know of it only.
     *
     * @return its address's last part
     */
    @Transactional
    public String register(Viewer viewer, OrganisationForm form) {
        long account = policy.requirePerson(viewer);
        if (!policy.mayModerate(viewer) && queries.waitingOf(account) >= MOST_WAITING) {
            throw Refusal.conflict("organisation.many-waiting", MOST_WAITING);
        }
        OrganisationForm checked = checks.checked(viewer, form, null);
        String slug = String.valueOf(checked.slug());
        long id = AtOnce.written(() -> {
            long made = queries.insert(slug, checked, true, OrganisationStatus.REQUESTED, account);
            profiles.aliases(made, checked.aliases());
            profiles.iris(made, checked.iris());
            return made;
        });
        audit.changed(
                viewer,
                "organisation.registered",
                Thing.organisation(id, checked.name()),
                Map.of(),
                checked.fields(),
                null);
        events.publishEvent(new OrganisationRegistered(id, account));
        return slug;
    }

    /**
     * An existing organisation whose name could be taken for this one, which a person would rather join than register
     * another like it.
     */
    public Optional<Organisation> lookAlike(String name) {
        return checks.lookAlike(name, 0);
    }

    /** Those that nobody has decided on, the oldest first. */
    public List<Waiting> waiting(Viewer viewer) {
        policy.requireModerator(viewer);
        return queries.waiting();
    }

    /** Lets an organisation in: from now on everybody may know of it. */
    @Transactional
    public void approve(Viewer viewer, String slug) {
        policy.requireModerator(viewer);
        Organisation organisation = undecided(slug);
        queries.decide(organisation.id(), OrganisationStatus.APPROVED, viewer.account(), clock.instant(), null);
        audit.changed(
                viewer,
                "organisation.approved",
                thing(organisation),
                Map.of("status", organisation.status()),
                Map.of("status", OrganisationStatus.APPROVED),
                null);
        events.publishEvent(new OrganisationDecided(organisation, true, null));
    }

    /** Does not let an organisation in, and tells its people why. */
    @Transactional
    public void decline(Viewer viewer, String slug, String reason) {
        policy.requireModerator(viewer);
        String why = reason.strip();
        if (why.isEmpty()) {
            throw Refusal.invalid("organisation.decline-reason");
        }
        if (why.length() > LONGEST_REASON) {
            throw Refusal.invalid("form.long", why.length(), LONGEST_REASON);
        }
        Text.requireStorable("reason", why);
        Organisation organisation = undecided(slug);
        if (organisation.status() == OrganisationStatus.DECLINED) {
            throw Refusal.conflict("organisation.declined-already", organisation.name());
        }
        queries.decide(organisation.id(), OrganisationStatus.DECLINED, viewer.account(), clock.instant(), why);
        audit.changed(
                viewer,
                "organisation.declined",
                thing(organisation),
                Map.of("status", organisation.status()),
                Map.of("status", OrganisationStatus.DECLINED),
                why);
        events.publishEvent(new OrganisationDecided(organisation, false, why));
    }

    /** Asks again, after what it was declined for is put right. */
    @Transactional
    public void askAgain(Viewer viewer, String slug) {
        Organisation organisation =
                queries.lock(slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        policy.requireManager(viewer, organisation.scope());
        if (organisation.status() != OrganisationStatus.DECLINED) {
            throw Refusal.conflict("organisation.not-declined", organisation.name());
        }
        queries.decide(organisation.id(), OrganisationStatus.REQUESTED, null, null, null);
        audit.changed(
                viewer,
                "organisation.asked-again",
                thing(organisation),
                Map.of("status", organisation.status()),
                Map.of("status", OrganisationStatus.REQUESTED),
                null);
    }

    private Organisation undecided(String slug) {
        Organisation organisation =
                queries.lock(slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        if (organisation.status() == OrganisationStatus.APPROVED) {
            throw Refusal.conflict("organisation.approved-already", organisation.name());
        }
        return organisation;
    }

    private static Thing thing(Organisation organisation) {
        return Thing.organisation(organisation.id(), organisation.name());
    }
}
