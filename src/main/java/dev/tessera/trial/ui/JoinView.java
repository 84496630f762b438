package dev.tessera.trial.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Candidate;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Registration;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import dev.tessera.trial.TrialSettings;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a trial is about and when, and where an organisation's manager has its products take part. */
@Route("trials/:trial/join")
@PermitAll
class JoinView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Participations participations;
    private final transient Organisations organisations;
    private final transient RegisterForm.Maker forms;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private String title = "";

    JoinView(
            CurrentViewer current,
            Trials trials,
            Participations participations,
            Organisations organisations,
            RegisterForm.Maker forms,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.participations = participations;
        this.organisations = organisations;
        this.forms = forms;
        this.policy = policy;
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
        Trial trial = trials.know(viewer, slug);
        title = trial.title();
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.JOIN));
        if (trial.description() != null) {
            Paragraph lead = new Paragraph(trial.description());
            lead.addClassName("lead");
            lead.getElement().setAttribute("dir", "auto");
            add(lead);
        }
        List<Registration> own = participations.registrations(viewer, trial).stream()
                .filter(r -> viewer.organisations().contains(r.organisationId()))
                .toList();
        if (!own.isEmpty()) {
            add(section("join.own"), list(trial, own));
        }
        add(section("join.take-part"), register(viewer, trial));
        add(section("join.about"), summary(trial));
        trials.rounds(viewer, trial).stream()
                .filter(t -> t.slug().equals(trial.continues()))
                .findFirst()
                .ifPresent(before -> add(new Paragraph(
                        new Span(getTranslation("trial.continues") + " "),
                        new Anchor("trials/" + before.slug() + "/join", before.title()))));
    }

    private TrialSummary summary(Trial trial) {
        return new TrialSummary(
                new TrialSettings(
                        trial.title(),
                        null,
                        trial.visibility(),
                        trial.setup(),
                        trial.specifications().stream()
                                .map(s -> new TrialSettings.Chosen(s.path(), s.number()))
                                .toList(),
                        Map.of(),
                        null),
                trials.roles(trial).stream().map(TrialRole::name).toList());
    }

    private LineList list(Trial trial, List<Registration> own) {
        LineList list = LineList.wide();
        for (Registration r : own) {
            Span chip = new Span(
                    getTranslation("participation.status." + r.status().name().toLowerCase(Locale.ROOT)));
            chip.addClassNames("chip", r.status().name().toLowerCase(Locale.ROOT));
            ListItem item = new ListItem(new Name(r.called()), chip);
            if (r.reason() != null) {
                item.add(new Quiet(r.reason()));
            }
            boolean ends = r.status() == ParticipationStatus.DECLINED || r.status() == ParticipationStatus.WITHDRAWN;
            if (!ends && policy.mayAcceptFor(current.get(), r.organisationId())) {
                item.add(new LineButton(
                        getTranslation("participation.withdraw"),
                        getTranslation("participation.withdraw-whom", r.called()),
                        () -> new WithdrawDialog(
                                        r,
                                        trial,
                                        reason -> notes.tried(
                                                getLocale(),
                                                () -> {
                                                    participations.withdraw(
                                                            current.get(), trial.slug(), r.id(), reason);
                                                    show(trial.slug());
                                                },
                                                "participation.withdrawn-done",
                                                r.called()))
                                .open()));
            }
            list.add(item);
        }
        return list;
    }

    private Section register(Viewer viewer, Trial trial) {
        Section section = new Section();
        List<Organisation> managed = viewer.organisations().stream()
                .filter(o -> policy.mayAcceptFor(viewer, o))
                .flatMap(o -> organisations.byId(o).stream())
                .toList();
        if (managed.isEmpty()) {
            boolean member = !viewer.organisations().isEmpty();
            section.add(new EmptyState(
                    getTranslation(member ? "join.managers-only" : "join.no-organisation"),
                    getTranslation(member ? "join.managers-only-text" : "join.no-organisation-text"),
                    new Anchor(
                            member ? "organisations" : "join",
                            getTranslation(member ? "join.to-organisation" : "join.to-join"))));
            return section;
        }
        for (Organisation organisation : managed) {
            Optional<Refusal> obstacle = participations.obstacle(trial, organisation);
            if (obstacle.isPresent()) {
                Div why = new Div(new Paragraph(notes.text(getLocale(), obstacle.get())));
                why.addClassName("notice");
                section.add(why);
            }
        }
        List<Candidate> candidates = participations.candidates(viewer).stream()
                .filter(c -> managed.stream()
                        .anyMatch(o -> o.id() == c.organisation()
                                && participations.obstacle(trial, o).isEmpty()))
                .toList();
        boolean anyMay =
                managed.stream().anyMatch(o -> participations.obstacle(trial, o).isEmpty());
        if (anyMay && candidates.isEmpty()) {
            section.add(new EmptyState(
                    getTranslation("join.no-product"),
                    getTranslation("join.no-product-text"),
                    new Anchor(
                            "organisations/" + managed.getFirst().slug() + "/new-product",
                            getTranslation("join.to-product"))));
        } else if (anyMay) {
            section.add(forms.form(trial, candidates, () -> show(trial.slug())));
        }
        return section;
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.join"));
    }
}
