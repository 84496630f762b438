package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import dev.tessera.exchange.SuiteFiles;
import dev.tessera.shell.FileUpload;
import dev.tessera.shell.Notes;
import dev.tessera.specification.Rename;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteChange;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a test suite is loaded from files: first what would change in the draft, then, on a yes, it changes. */
@Route("specifications/:specification/:version/suite/import")
@RolesAllowed("COORDINATOR")
class SuiteImportView extends SuitePart {

    private static final long serialVersionUID = 1L;

    private static final List<String> ENDINGS = List.of(".csv", ".yaml", ".yml", ".ttl", ".jsonld", ".json", ".zip");

    private final transient TestSuites suites;
    private final transient SuiteJobs jobs;
    private final transient Messages messages;
    private final transient Notes notes;
    private final transient Settings settings;
    private final TextField base = new TextField();
    private final Waiting waiting = new Waiting();
    private final Div outcome = new Div();

    /**
     * What a file would do, with these renames of all that are offered.
     *
     * @param offered of which those that are not taken are a removed and an added test case
     */
    private record Preview(
            String name,
            SuiteFiles.Contents contents,
            List<Rename> offered,
            List<Rename> taken,
            SuiteDifference difference) {

        List<TestCaseDraft> drafts() {
            return contents.cases();
        }
    }

    /** What came of taking it: the change, or another preview, since the draft is not what it was. */
    private record Taken(
            @Nullable SuiteChange change, @Nullable Preview again) {}

    SuiteImportView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            SuiteJobs jobs,
            AccessPolicy policy,
            Messages messages,
            Notes notes,
            Settings settings) {
        super(current, specifications, policy, "suite.import-title");
        this.suites = suites;
        this.jobs = jobs;
        this.messages = messages;
        this.notes = notes;
        this.settings = settings;
        outcome.addClassName("view-part");
        base.setLabel(getTranslation("suite.base"));
        base.setHelperText(getTranslation("suite.base-help"));
        base.addClassName("base");
    }

    @Override
    void show(BeforeEnterEvent event) {
        outcome.removeAll();
        waiting.end("");
        add(
                header(),
                heading(getTranslation("suite.import-title")),
                new Paragraph(getTranslation("suite.import-text")),
                base,
                FileUpload.several(settings.importLimit().toBytes(), ENDINGS, this::uploaded, this::say),
                waiting,
                outcome);
    }

    private void uploaded(List<FileUpload.File> uploaded) {
        List<SuiteFiles.Named> files = uploaded.stream()
                .map(f -> new SuiteFiles.Named(f.name(), f.bytes()))
                .toList();
        String name = String.join(
                ", ", files.stream().map(SuiteFiles.Named::name).limit(3).toList());
        String address = base.getValue().isBlank() ? null : base.getValue().strip();
        Viewer viewer = viewer();
        SpecificationVersion of = here();
        begin(getTranslation("suite.reading", name));
        run(
                () -> {
                    SuiteFiles.Contents contents = SuiteFiles.open(files, address);
                    SuiteDifference plain =
                            suites.compare(viewer, of.specification(), of.version(), contents.cases(), List.of());
                    return preview(viewer, of, name, contents, plain.renames(), plain.renames());
                },
                this::show);
    }

    private Preview preview(
            Viewer viewer,
            SpecificationVersion of,
            String name,
            SuiteFiles.Contents contents,
            List<Rename> offered,
            List<Rename> taken) {
        return new Preview(
                name,
                contents,
                offered,
                taken,
                suites.compare(viewer, of.specification(), of.version(), contents.cases(), taken));
    }

    private void show(Preview preview) {
        SuiteDifference difference = preview.difference();
        outcome.removeAll();
        waiting.end(
                getTranslation("suite.preview", preview.name(), preview.drafts().size()));
        outcome.add(new Sums(difference));
        preview.contents().remarks().forEach(remark -> {
            Paragraph said = new Paragraph(messages.text(getLocale(), remark));
            said.addClassName("notice");
            outcome.add(said);
        });
        if (difference.isNothing()) {
            outcome.add(new Paragraph(getTranslation("suite.nothing-changes")));
            return;
        }
        Button take = new Button(getTranslation("suite.take"), click -> take(preview));
        take.addThemeVariants(ButtonVariant.PRIMARY);
        take.setDisableOnClick(true);
        outcome.add(take);
        if (!preview.offered().isEmpty()) {
            Div renames = new Div();
            renames.addClassName("renames");
            preview.offered().forEach(rename -> renames.add(choice(preview, rename)));
            outcome.add(
                    section(getTranslation("suite.renames", preview.offered().size())),
                    new Paragraph(getTranslation("suite.renames-text")),
                    renames);
        }
        ChangeList changes = new ChangeList();
        difference.changed().forEach(c -> changes.changed(c.before(), c.after()));
        difference.added().forEach(changes::added);
        difference.removed().forEach(c -> changes.removed(c.text()));
        outcome.add(section(getTranslation("suite.changes")), changes);
    }

    private Checkbox choice(Preview preview, Rename rename) {
        Checkbox choice = new Checkbox(getTranslation("suite.rename", rename.from(), rename.to()));
        choice.setValue(preview.taken().contains(rename));
        choice.addValueChangeListener(e -> {
            List<Rename> taken = new ArrayList<>(preview.taken());
            if (e.getValue()) {
                taken.add(rename);
            } else {
                taken.remove(rename);
            }
            Viewer viewer = viewer();
            SpecificationVersion of = here();
            begin(getTranslation("suite.comparing"));
            run(() -> preview(viewer, of, preview.name(), preview.contents(), preview.offered(), taken), this::show);
        });
        return choice;
    }

    private void take(Preview seen) {
        Viewer viewer = viewer();
        SpecificationVersion of = here();
        begin(getTranslation("suite.taking", seen.drafts().size()));
        run(
                () -> {
                    Preview now = preview(viewer, of, seen.name(), seen.contents(), seen.offered(), seen.taken());
                    if (!now.difference().equals(seen.difference())) {
                        return new Taken(null, now);
                    }
                    return new Taken(
                            suites.replaceDraft(viewer, of.specification(), of.version(), seen.drafts(), seen.taken()),
                            null);
                },
                this::taken);
    }

    private void taken(Taken taken) {
        SuiteChange change = taken.change();
        if (change == null) {
            Optional.ofNullable(taken.again()).ifPresent(this::show);
            waiting.end(getTranslation("suite.draft-moved"));
            return;
        }
        notes.done(getLocale(), "suite.taken", change.revision(), change.added(), change.changed(), change.removed());
        if (isAttached()) {
            go("/edit");
        }
    }

    private <T> void run(Supplier<T> what, Consumer<T> done) {
        jobs.run(getUI().orElseThrow(), what, done, this::refused);
    }

    private void begin(String what) {
        waiting.begin(what);
    }

    private void refused(Refusal refusal) {
        waiting.end("");
        outcome.removeAll();
        outcome.add(new Faults(refusal, messages));
    }

    private void say(String text) {
        waiting.end("");
        outcome.removeAll();
        Paragraph error = new Paragraph(text);
        error.addClassNames("notice", "problem");
        error.getElement().setAttribute("role", "alert");
        outcome.add(error);
    }
}
