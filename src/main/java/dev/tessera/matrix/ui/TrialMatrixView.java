package dev.tessera.matrix.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.matrix.Followed;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.Tally;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellStories;
import dev.tessera.result.ui.CellDialog;
import dev.tessera.shell.ConformanceMatrix;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trial's conformance matrix; what others report comes in while one looks at it. */
@Route("trials/:trial")
@PermitAll
class TrialMatrixView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Matrices matrices;
    private final transient CellStories stories;
    private final transient AccessPolicy policy;
    private final transient TrialNews news;
    private final transient Notes notes;
    private final ConformanceMatrix element = new ConformanceMatrix();
    private final Span totals = new Span();
    private transient @Nullable Trial trial;
    private String snapshot = "";
    private transient TrialNews.@Nullable Subscription subscription;

    TrialMatrixView(
            CurrentViewer current,
            Trials trials,
            Matrices matrices,
            CellStories stories,
            AccessPolicy policy,
            TrialNews news,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.matrices = matrices;
        this.stories = stories;
        this.policy = policy;
        this.news = news;
        this.notes = notes;
        addClassNames("view", "filling");
        element.setInAddress(true);
        element.addCellOpenListener(this::open);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Trial here = trials.see(viewer, event.getRouteParameters().get("trial").orElse(""));
        trial = here;
        add(new TrialHeader(viewer, here, policy, TrialHeader.Part.MATRIX));
        Matrix matrix = load(viewer, here);
        if (matrix.columns().isEmpty() || matrix.rows().isEmpty()) {
            add(new EmptyState(
                    getTranslation("matrix.empty"),
                    getTranslation(matrix.rows().isEmpty() ? "matrix.no-suite" : "matrix.no-participants")));
            return;
        }
        Paragraph line = new Paragraph(totals);
        line.addClassName("matrix-line");
        if (here.scope().openResults() && !here.scope().draft()) {
            line.add(
                    new Anchor("trials/" + here.slug() + "/matrix", getTranslation("matrix.public-page")),
                    new Anchor("trials/" + here.slug() + "/matrix.csv", "CSV"),
                    new Anchor("trials/" + here.slug() + "/matrix.json", "JSON"));
            line.getChildren()
                    .filter(Anchor.class::isInstance)
                    .forEach(a -> a.getElement().setAttribute("router-ignore", true));
        }
        add(line, element);
    }

    private Matrix load(Viewer viewer, Trial here) {
        Followed followed = matrices.follow(viewer, here);
        snapshot = followed.snapshot();
        element.load(MatrixJson.of(followed.matrix()));
        showTotals(followed.matrix());
        return followed.matrix();
    }

    private void showTotals(Matrix matrix) {
        Tally total = matrix.total();
        totals.setText(getTranslation("matrix.totals", total.passed(), total.run(), total.all(), matrix.disputed()));
    }

    private void follow() {
        Viewer viewer = current.get();
        Trial here = Objects.requireNonNull(trial);
        Optional<MatrixDelta> delta = matrices.changes(viewer, here, snapshot);
        if (delta.isEmpty()) {
            trial = trials.see(viewer, here.slug());
            load(viewer, trial);
            return;
        }
        snapshot = delta.get().snapshot();
        if (!delta.get().cells().isEmpty()) {
            element.apply(MatrixJson.of(delta.get()));
            showTotals(matrices.matrix(viewer, here));
        }
    }

    private void open(ConformanceMatrix.CellOpen event) {
        if (event.column().isEmpty()) {
            return;
        }
        try {
            CellDialog dialog = new CellDialog(
                    stories.story(
                            current.get(),
                            Objects.requireNonNull(trial),
                            event.key(),
                            Long.parseLong(event.column()),
                            null),
                    null);
            dialog.addOpenedChangeListener(e -> {
                if (!e.isOpened()) {
                    element.focusCell(event.key(), event.column());
                }
            });
            dialog.open();
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Trial here = trial;
        if (here != null) {
            subscription = news.follow(here.id(), () -> ui.access(this::follow));
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (subscription != null) {
            subscription.end();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", trial == null ? "" : trial.title());
    }
}
