package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.shell.EmptyState;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In what two revisions of a test suite differ, case by case and word by word. */
@Route("specifications/:specification/:version/suite/compare")
@PermitAll
class SuiteCompareView extends SuitePart {

    private static final long serialVersionUID = 1L;

    private final transient TestSuites suites;
    private final transient SuiteJobs jobs;
    private final transient Messages messages;
    private final Waiting waiting = new Waiting();
    private final Div outcome = new Div();

    SuiteCompareView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            SuiteJobs jobs,
            AccessPolicy policy,
            Messages messages) {
        super(current, specifications, policy, "suite.compare");
        this.suites = suites;
        this.jobs = jobs;
        this.messages = messages;
        outcome.addClassName("view-part");
    }

    @Override
    void show(BeforeEnterEvent event) {
        outcome.removeAll();
        waiting.end("");
        add(header(), heading(getTranslation("suite.compare")));
        List<SuiteRevision> revisions = suites.revisions(viewer(), here());
        if (revisions.size() < 2) {
            add(new EmptyState(getTranslation("suite.compare-none"), getTranslation("suite.compare-none-text")));
            return;
        }
        QueryParameters asked = event.getLocation().getQueryParameters();
        SuiteRevision to = named(asked, "to", revisions).orElse(revisions.getFirst());
        SuiteRevision from = named(asked, "from", revisions)
                .or(() ->
                        revisions.stream().filter(r -> r.number() < to.number()).findFirst())
                .orElse(revisions.getLast());
        Select<SuiteRevision> earlier = select("suite.compare-from", revisions, from);
        Select<SuiteRevision> later = select("suite.compare-to", revisions, to);
        earlier.addValueChangeListener(e -> compare(e.getValue(), later.getValue()));
        later.addValueChangeListener(e -> compare(earlier.getValue(), e.getValue()));
        Div which = new Div(earlier, later);
        which.addClassName("filters");
        add(which, waiting, outcome);
        waiting.begin(getTranslation("suite.comparing"));
        jobs.run(event.getUI(), () -> suites.compare(from, to), this::show, refusal -> {
            waiting.end("");
            outcome.add(new Faults(refusal, messages));
        });
    }

    private void compare(SuiteRevision from, SuiteRevision to) {
        getUI().ifPresent(ui -> ui.navigate(
                address("/compare"),
                QueryParameters.simple(
                        Map.of("from", String.valueOf(from.number()), "to", String.valueOf(to.number())))));
    }

    private void show(SuiteDifference difference) {
        waiting.end("");
        outcome.removeAll();
        outcome.add(new Sums(difference));
        if (difference.isNothing()) {
            outcome.add(new Paragraph(getTranslation("suite.same")));
            return;
        }
        ChangeList changes = new ChangeList();
        difference.changed().forEach(c -> changes.changed(c.before(), c.after()));
        difference.added().forEach(changes::added);
        difference.removed().forEach(c -> changes.removed(c.text()));
        outcome.add(changes);
    }

    private Select<SuiteRevision> select(String key, List<SuiteRevision> revisions, SuiteRevision chosen) {
        Select<SuiteRevision> select = new Select<>();
        select.setLabel(getTranslation(key));
        select.setItems(revisions);
        select.setItemLabelGenerator(
                r -> getTranslation(r.isDraft() ? "suite.revision-draft" : "suite.revision", r.number()));
        select.setValue(chosen);
        return select;
    }

    private static Optional<SuiteRevision> named(QueryParameters asked, String name, List<SuiteRevision> revisions) {
        return asked.getSingleParameter(name)
                .flatMap(n -> revisions.stream()
                        .filter(r -> String.valueOf(r.number()).equals(n))
                        .findFirst());
    }
}
