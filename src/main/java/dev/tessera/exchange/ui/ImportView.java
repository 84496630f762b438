package dev.tessera.exchange.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportJobs;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.ImportResult;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.FileUpload;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a file of results is loaded: first what would happen, then, on a yes, it happens. */
@Route("trials/:trial/import")
@PermitAll
class ImportView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient ResultImports imports;
    private final transient ImportJobs jobs;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final Checkbox create = new Checkbox();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph phase = new Paragraph();
    private final Div outcome = new Div();
    private transient @Nullable Trial trial;
    private transient @Nullable Loaded loaded;

    private record Loaded(String name, ImportFormat format, byte[] bytes) {}

    ImportView(
            CurrentViewer current,
            Trials trials,
            ResultImports imports,
            ImportJobs jobs,
            AccessPolicy policy,
            Messages messages) {
        this.current = current;
        this.trials = trials;
        this.imports = imports;
        this.jobs = jobs;
        this.policy = policy;
        this.messages = messages;
        addClassName("view");
        phase.getElement().setAttribute("role", "status");
        outcome.addClassName("import-outcome");
        bar.setVisible(false);
        create.setLabel(getTranslation("import.create"));
        create.setHelperText(getTranslation("import.create-help"));
        create.addValueChangeListener(e -> {
            if (e.isFromClient() && loaded != null) {
                run(true);
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Trial here = trials.see(viewer, event.getRouteParameters().get("trial").orElse(""));
        trial = here;
        add(new TrialHeader(viewer, here, policy, TrialHeader.Part.IMPORT));
        try {
            imports.requireOpen(viewer, here.slug(), new ImportOptions(true, false));
        } catch (Refusal refusal) {
            add(new EmptyState(getTranslation("import.not-now"), messages.text(getLocale(), refusal.sentence())));
            return;
        }
        create.setVisible(policy.mayCoordinate(viewer));
        Paragraph text = new Paragraph(getTranslation("import.text"));
        Upload upload = FileUpload.of(imports.limit(), ImportFormat.fileEndings(), this::uploaded, this::say);
        add(text, create, upload, phase, bar, outcome);
    }

    private void uploaded(String name, byte[] bytes) {
        var format = ImportFormat.ofFileName(name);
        if (format.isEmpty()) {
            say(getTranslation("import.ending", name, String.join(", ", ImportFormat.fileEndings())));
            return;
        }
        loaded = new Loaded(name, format.get(), bytes);
        run(true);
    }

    private void run(boolean dryRun) {
        Loaded file = loaded;
        Trial here = trial;
        UI ui = getUI().orElse(null);
        if (file == null || here == null || ui == null) {
            return;
        }
        outcome.removeAll();
        bar.setVisible(true);
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", getTranslation("import.progress"));
        jobs.start(
                current.get(),
                here.slug(),
                file.format(),
                file.bytes(),
                new ImportOptions(dryRun, create.isVisible() && create.getValue()),
                (step, done, of) -> ui.access(() -> progress(step, done, of)),
                result -> ui.access(() -> done(file.name(), result)),
                refusal -> ui.access(() -> {
                    bar.setVisible(false);
                    say(messages.text(getLocale(), refusal.sentence()));
                }));
    }

    private void progress(Progress.Phase step, int done, int of) {
        phase.setText(getTranslation("import.phase." + step.name().toLowerCase(Locale.ROOT), done, of));
        bar.setIndeterminate(of <= 1);
        if (of > 1) {
            bar.setMax(of);
            bar.setValue(Math.min(done, of));
        }
    }

    private void done(String name, ImportResult result) {
        bar.setVisible(false);
        phase.setText(getTranslation(result.dryRun() ? "import.would" : "import.did", name));
        outcome.removeAll();
        outcome.add(new ImportReport(result, messages, () -> run(false)));
        if (!result.dryRun()) {
            loaded = null;
        }
    }

    private void say(String text) {
        outcome.removeAll();
        phase.setText("");
        Paragraph error = new Paragraph(text);
        error.addClassNames("notice", "problem");
        error.getElement().setAttribute("role", "alert");
        outcome.add(error);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title", (trial == null ? "" : trial.title() + ", ") + getTranslation("trial.part.import"));
    }
}
