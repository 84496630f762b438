package dev.tessera.trial;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which organisations may know of a trial that is not listed, and join it. */
@Service
public class TrialInvitations {

    private final ParticipationQueries queries;
    private final Trials trials;
    private final Organisations organisations;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    TrialInvitations(
            ParticipationQueries queries,
            Trials trials,
            Organisations organisations,
            Audit audit,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.trials = trials;
        this.organisations = organisations;
        this.audit = audit;
        this.events = events;
    }

    /** The organisations that may know of an unlisted trial and join it, by name. */
    public List<Invited> of(Viewer viewer, String slug) {
        return queries.invited(trials.coordinate(viewer, slug).id());
    }

    /** Lets an organisation know of an unlisted trial, and join it. */
    @Transactional
    public void invite(Viewer viewer, String slug, String organisation) {
        Trial trial = trials.coordinate(viewer, slug);
        Organisation invited = organisations.see(viewer, organisation);
        if (!queries.invite(trial.id(), invited.id())) {
            throw Refusal.conflict("participation.invited-already", invited.name());
        }
        audit.done(
                viewer,
                "trial.invited",
                new Thing(ThingKind.TRIAL, trial.id(), trial.title(), invited.id(), trial.id()),
                null);
        events.publishEvent(new OrganisationInvited(trial.id(), invited.id(), viewer));
    }

    /** Takes an invitation back; who asked to take part meanwhile stays. */
    @Transactional
    public void uninvite(Viewer viewer, String slug, String organisation) {
        Trial trial = trials.coordinate(viewer, slug);
        Organisation invited = organisations.see(viewer, organisation);
        if (!queries.uninvite(trial.id(), invited.id())) {
            throw Refusal.notFound("participation.not-invited", invited.name());
        }
        audit.done(
                viewer,
                "trial.uninvited",
                new Thing(ThingKind.TRIAL, trial.id(), trial.title(), invited.id(), trial.id()),
                null);
    }
}
