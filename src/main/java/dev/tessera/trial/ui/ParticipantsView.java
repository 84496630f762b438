package dev.tessera.trial.ui;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Main;
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
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who takes part in a trial, with what, in which role. */
@Route("trials/:trial/participants")
@PermitAll
class ParticipantsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient AccessPolicy policy;
    private final transient Reviewers reviewers;
    private final transient LegendNotice.Maker notices;
    private final transient Notes notes;
    private String title = "";

    ParticipantsView(
            CurrentViewer current,
            Trials trials,
            AccessPolicy policy,
            Reviewers reviewers,
            LegendNotice.Maker notices,
            Notes notes) {
        this.current = current;
        this.trials = trials;
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
        List<Participant> participants = trials.participants(trial.id());
        if (participants.isEmpty()) {
            add(new EmptyState(getTranslation("participants.none"), getTranslation("participants.none-text")));
        } else {
            add(grid(participants));
        }
        if (policy.mayCoordinate(viewer, trial.scope())) {
            add(new ReviewersSection(current, reviewers, notes, trial));
        }
    }

    private Grid<Participant> grid(List<Participant> participants) {
        Grid<Participant> grid = new Grid<>();
        grid.addColumn(Participant::organisation)
                .setHeader(getTranslation("participants.organisation"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(Participant::productName)
                .setHeader(getTranslation("participants.product"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(Participant::version)
                .setHeader(getTranslation("participants.version"))
                .setAutoWidth(true);
        grid.addColumn(p -> Objects.requireNonNullElse(p.role(), ""))
                .setHeader(getTranslation("participants.role"))
                .setAutoWidth(true)
                .setSortable(true);
        grid.addColumn(p -> getTranslation(
                        "participation.status." + p.status().name().toLowerCase(Locale.ROOT)))
                .setHeader(getTranslation("participants.status"))
                .setAutoWidth(true);
        grid.setItems(participants);
        grid.setAllRowsVisible(participants.size() <= 60);
        grid.getElement().setAttribute("aria-label", getTranslation("trial.part.participants"));
        return grid;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.participants"));
    }
}
