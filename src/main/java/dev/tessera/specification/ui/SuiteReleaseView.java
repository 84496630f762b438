package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.matrix.StaleConsequences;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.CaseChange;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a release of the draft would do, to the suite and to outcomes in trials; and where it is released. */
@Route("specifications/:specification/:version/suite/release")
@RolesAllowed("COORDINATOR")
class SuiteReleaseView extends SuitePart {

    private static final long serialVersionUID = 1L;

    private final transient TestSuites suites;
    private final transient StaleConsequences consequences;
    private final transient SuiteJobs jobs;
    private final transient Messages messages;
    private final transient Notes notes;
    private final transient Set<Long> editorial = new HashSet<>();
    private final transient Map<Long, Checkbox> choices = new LinkedHashMap<>();
    private final Waiting waiting = new Waiting();
    private final Div outcome = new Div();
    private final Div stale = new Div();
    private final Div said = new Div();
    private final TextArea note = new TextArea();

    SuiteReleaseView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            StaleConsequences consequences,
            SuiteJobs jobs,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        super(current, specifications, policy, "suite.release-title");
        this.suites = suites;
        this.consequences = consequences;
        this.jobs = jobs;
        this.messages = messages;
        this.notes = notes;
        outcome.addClassName("view-part");
        stale.addClassName("view-part");
        stale.getElement().setAttribute("role", "status");
        note.setLabel(getTranslation("suite.note"));
        note.setHelperText(getTranslation("suite.note-help"));
        note.setMaxLength(4000);
        note.setMinRows(3);
        note.addClassName("note");
    }

    @Override
    void show(BeforeEnterEvent event) {
        outcome.removeAll();
        said.removeAll();
        editorial.clear();
        choices.clear();
        add(header());
        List<SuiteRevision> revisions = suites.revisions(viewer(), here());
        Optional<SuiteRevision> draft =
                revisions.stream().filter(SuiteRevision::isDraft).findFirst();
        Optional<SuiteRevision> released =
                revisions.stream().filter(r -> !r.isDraft()).findFirst();
        if (draft.isEmpty()) {
            add(new EmptyState(
                    getTranslation("suite.no-draft-yet"),
                    getTranslation("suite.no-draft-yet-text"),
                    new Anchor(address("/edit"), getTranslation("suite.begin"))));
            return;
        }
        add(heading(getTranslation("suite.release-heading", draft.get().number())), waiting, outcome);
        if (released.isEmpty()) {
            waiting.end("");
            outcome.add(
                    new Paragraph(
                            getTranslation("suite.release-first", draft.get().cases())),
                    note,
                    said,
                    release());
            return;
        }
        waiting.begin(getTranslation("suite.comparing"));
        jobs.run(
                event.getUI(),
                () -> suites.compare(released.get(), draft.get()),
                difference -> show(released.get(), difference),
                this::refused);
    }

    private void show(SuiteRevision released, SuiteDifference difference) {
        outcome.removeAll();
        waiting.end(getTranslation("suite.release-differs", released.number()));
        outcome.add(new Sums(difference));
        if (difference.isNothing()) {
            outcome.add(new Paragraph(getTranslation("suite.nothing-new", released.number())));
            return;
        }
        List<CaseChange> bearing = difference.changed().stream()
                .filter(CaseChange::bearsOnOutcomes)
                .toList();
        outcome.add(section(getTranslation("suite.consequences")), stale, note, said, release());
        outcome.add(section(getTranslation("suite.changes")));
        if (!bearing.isEmpty()) {
            outcome.add(new Paragraph(getTranslation("suite.editorial-text")));
        }
        if (bearing.size() > 1) {
            outcome.add(all(bearing, difference));
        }
        ChangeList changes = new ChangeList();
        difference
                .changed()
                .forEach(c -> changes.changed(
                        c.before(), c.after(), c.bearsOnOutcomes() ? () -> choice(c, difference) : null));
        difference.removed().forEach(c -> changes.removed(c.text()));
        difference.added().forEach(changes::added);
        outcome.add(changes);
        showStale(difference);
    }

    private Checkbox all(List<CaseChange> bearing, SuiteDifference difference) {
        Checkbox all = new Checkbox(getTranslation("suite.editorial-all", bearing.size()));
        all.addValueChangeListener(e -> {
            editorial.clear();
            if (e.getValue()) {
                bearing.forEach(c -> editorial.add(c.lineage()));
            }
            choices.values().forEach(c -> c.setValue(e.getValue()));
            showStale(difference);
        });
        return all;
    }

    private Checkbox choice(CaseChange change, SuiteDifference difference) {
        Checkbox choice = new Checkbox(getTranslation("suite.editorial"));
        choice.setAriaLabel(getTranslation("suite.editorial-of", change.after().key()));
        choice.setValue(editorial.contains(change.lineage()));
        choice.addValueChangeListener(e -> {
            if (e.getValue()) {
                editorial.add(change.lineage());
            } else {
                editorial.remove(change.lineage());
            }
            if (e.isFromClient()) {
                showStale(difference);
            }
        });
        choices.put(change.lineage(), choice);
        return choice;
    }

    private void showStale(SuiteDifference difference) {
        Set<Long> touched = new HashSet<>();
        difference.changed().stream()
                .filter(CaseChange::bearsOnOutcomes)
                .map(CaseChange::lineage)
                .filter(l -> !editorial.contains(l))
                .forEach(touched::add);
        difference.removed().stream().map(SuiteCase::lineage).forEach(touched::add);
        List<StaleConsequences.Touched> trials = consequences.of(viewer(), here(), touched);
        stale.removeAll();
        if (trials.isEmpty()) {
            stale.add(new Paragraph(getTranslation("suite.stale-none")));
            return;
        }
        stale.add(new Paragraph(getTranslation("suite.stale-some", trials.size())));
        LineList list = LineList.wide();
        trials.forEach(t -> {
            Anchor trial = new Anchor("trials/" + t.trial(), t.title());
            trial.getElement().setAttribute("dir", "auto");
            list.add(new ListItem(
                    new Div(trial), new Quiet(getTranslation("suite.stale", t.outcomes(), t.testCases()))));
        });
        stale.add(list);
    }

    private Button release() {
        Button release = new Button(getTranslation("suite.release-now"));
        release.addThemeVariants(ButtonVariant.PRIMARY);
        release.setDisableOnClick(true);
        release.addClickListener(click -> {
            Viewer viewer = viewer();
            SpecificationVersion of = here();
            String words = note.getValue();
            Set<Long> same = Set.copyOf(editorial);
            waiting.begin(getTranslation("suite.releasing"));
            jobs.run(
                    getUI().orElseThrow(),
                    () -> suites.release(viewer, of.specification(), of.version(), words, same),
                    this::released,
                    refusal -> {
                        release.setEnabled(true);
                        refused(refusal);
                    });
        });
        return release;
    }

    private void released(SuiteRevision revision) {
        notes.done(getLocale(), "suite.released", revision.number());
        if (isAttached()) {
            go("");
        }
    }

    private void refused(Refusal refusal) {
        waiting.end("");
        said.removeAll();
        said.add(new Faults(refusal, messages));
        if (said.getParent().isEmpty()) {
            outcome.add(said);
        }
    }
}
