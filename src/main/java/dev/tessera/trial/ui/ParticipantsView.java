package dev.tessera.trial.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.legend.ui.LegendNotice;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Who takes part in a trial, with what, in which role; for those who run it, also who asks to. */
@Route("trials/:trial/participants")
@PermitAll
class ParticipantsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Participations participations;
    private final transient AccessPolicy policy;
    private final transient Reviewers reviewers;
    private final transient LegendNotice.Maker notices;
    private final transient Notes notes;
    private String title = "";

    ParticipantsView(
            CurrentViewer current,
            Trials trials,
            Participations participations,
            AccessPolicy policy,
            Reviewers reviewers,
            LegendNotice.Maker notices,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.participations = participations;
        this.policy = policy;
        this.reviewers = reviewers;
        this.notices = notices;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("trial").orElse(""));
    }

    private void show(String slug) {
        removeAll();
        Viewer viewer = current.get();
        Trial trial = trials.see(viewer, slug);
        title = trial.title();
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.PARTICIPANTS));
        for (TestedVersion version : trial.specifications()) {
            notices.notice(
                            new LegendNotice.Of(version.id(), version.path(), version.name()),
                            trial.organisations(),
                            () -> show(slug))
                    .ifPresent(this::add);
        }
        if (policy.mayCoordinate(viewer, trial.scope())) {
            add(new RegistrationsSection(current, participations, notes, trial));
            add(new ReviewersSection(current, reviewers, notes, trial));
            return;
        }
        List<Participant> participants = trials.participants(trial.id());
        if (participants.isEmpty()) {
            add(new EmptyState(getTranslation("participants.none"), getTranslation("participants.none-text")));
        } else {
            long organisations = participants.stream()
                    .map(Participant::organisationId)
                    .distinct()
                    .count();
            Paragraph count = new Paragraph(getTranslation("participants.count", participants.size(), organisations));
            count.addClassName("quiet");
            add(count, new ParticipantsGrid(participants));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.participants"));
    }
}
