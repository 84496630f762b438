package dev.tessera.matrix.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.Followed;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.MatrixUpdate;
import dev.tessera.matrix.ProfileMatrices;
import dev.tessera.matrix.RequestedMatrices;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.matrix.TrialNews;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.result.CellStories;
import dev.tessera.result.ui.CellDialog;
import dev.tessera.result.ui.CellDialogs;
import dev.tessera.shell.ConformanceMatrix;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A trial's conformance matrix; what others report comes in while one looks at it. */
@Route("trials/:trial")
@PermitAll
class TrialMatrixView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Matrices matrices;
    private final transient ProfileMatrices through;
    private final transient RequestedMatrices requested;
    private final transient SpecificationProfiles profiles;
    private final transient CellStories stories;
    private final transient CellDialogs dialogs;
    private final transient AccessPolicy policy;
    private final transient TrialNews news;
    private final transient Notes notes;
    private final ConformanceMatrix element = new ConformanceMatrix();
    private final Span totals = new Span();
    private transient @Nullable Trial trial;
    private transient @Nullable SpecificationProfile profile;
    private transient MatrixRequest request = MatrixRequest.PLAIN;
    private transient @Nullable Difference difference;
    private transient Set<String> keys = Set.of();
    private String snapshot = "";
    private transient TrialNews.@Nullable Subscription subscription;

    TrialMatrixView(
            CurrentViewer current,
            Trials trials,
            Matrices matrices,
            ProfileMatrices through,
            RequestedMatrices requested,
            SpecificationProfiles profiles,
            CellStories stories,
            CellDialogs dialogs,
            AccessPolicy policy,
            TrialNews news,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.matrices = matrices;
        this.through = through;
        this.requested = requested;
        this.profiles = profiles;
        this.stories = stories;
        this.dialogs = dialogs;
        this.policy = policy;
        this.news = news;
        this.notes = notes;
        addClassNames("view", "filling");
        element.addCellOpenListener(this::open);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Trial here = trials.see(viewer, event.getRouteParameters().get("trial").orElse(""));
        trial = here;
        element.setInAddress(event.getLocation());
        MatrixRequest asked = MatrixRequest.of(name -> event.getLocation()
                .getQueryParameters()
                .getSingleParameter(name)
                .orElse(null));
        request = asked;
        profile = asked.profile() == null ? null : through.profile(viewer, here, asked.profile());
        add(new TrialHeader(viewer, here, policy, TrialHeader.Part.MATRIX));
        Matrix matrix = asked.isPast() ? loadPast(viewer, here, asked) : load(viewer, here);
        List<SpecificationProfile> choice = through.choice(viewer, here);
        if (!choice.isEmpty()) {
            add(choice(here, choice));
        }
        if (matrix.columns().isEmpty() || matrix.rows().isEmpty()) {
            add(new EmptyState(
                    getTranslation("matrix.empty"),
                    getTranslation(matrix.rows().isEmpty() ? "matrix.no-suite" : "matrix.no-participants")));
            return;
        }
        Paragraph line = new Paragraph(totals);
        line.addClassName("matrix-line");
        if (here.scope().openResults() && !here.scope().draft()) {
            // A profile that is not public is none to the public pages.
            SpecificationProfile seen = profile;
            String query = seen == null || seen.isPublished()
                    ? asked.query()
                    : asked.withoutProfile().query();
            line.add(
                    new Anchor("trials/" + here.slug() + "/matrix" + query, getTranslation("matrix.public-page")),
                    new Anchor("trials/" + here.slug() + "/matrix.csv" + query, "CSV"),
                    new Anchor("trials/" + here.slug() + "/matrix.json" + query, "JSON"));
            line.getChildren()
                    .filter(Anchor.class::isInstance)
                    .forEach(a -> a.getElement().setAttribute("router-ignore", true));
        }
        add(
                line,
                new MatrixTime(
                        asked,
                        here,
                        trials.rounds(viewer, here).stream()
                                .filter(t -> t.id() != here.id() && policy.maySee(viewer, t.scope()))
                                .toList()));
        Difference differs = difference;
        if (asked.isPast()) {
            add(new PastLine(getLocale(), matrix, differs, here, asked));
        }
        add(element);
    }

    /** What stood at a moment, or differs between two: nothing that happens now changes it. */
    private Matrix loadPast(Viewer viewer, Trial here, MatrixRequest asked) {
        ShownMatrix shown = requested.tests(viewer, here, asked);
        difference = shown.difference();
        element.load(MatrixJson.of(shown));
        showTotals(shown.matrix());
        return shown.matrix();
    }

    /** Through which profile the matrix is seen; the address says so too. */
    private Select<SpecificationProfile> choice(Trial here, List<SpecificationProfile> choice) {
        Select<SpecificationProfile> select = new Select<>();
        select.setLabel(getTranslation("matrix.profile"));
        select.setItems(choice);
        select.setItemLabelGenerator(p -> p == null ? getTranslation("matrix.whole-suite") : p.name());
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("matrix.whole-suite"));
        select.addClassName("matrix-profile");
        SpecificationProfile now = profile;
        if (now != null) {
            select.setValue(now);
        }
        select.addValueChangeListener(e -> getUI().ifPresent(ui -> ui.navigate(
                "trials/" + here.slug(),
                e.getValue() == null
                        ? QueryParameters.empty()
                        : QueryParameters.of("profile", e.getValue().slug()))));
        return select;
    }

    private Matrix load(Viewer viewer, Trial here) {
        Followed followed = matrices.follow(viewer, here);
        snapshot = followed.snapshot();
        Matrix shown = seen(followed.matrix(), here);
        element.load(MatrixJson.of(shown));
        showTotals(shown);
        return shown;
    }

    private Matrix seen(Matrix matrix, Trial here) {
        SpecificationProfile by = profile;
        Matrix shown = by == null ? matrix : through.through(matrix, here, by);
        keys = shown.rows().stream().map(Row::key).collect(Collectors.toSet());
        return shown;
    }

    private void showTotals(Matrix matrix) {
        Tally total = matrix.total();
        totals.setText(getTranslation("matrix.totals", total.passed(), total.run(), total.all(), matrix.disputed()));
    }

    private void follow() {
        Viewer viewer = current.get();
        Trial here = Objects.requireNonNull(trial);
        Optional<MatrixUpdate> update = matrices.changes(viewer, here, snapshot);
        if (update.isEmpty()) {
            trial = trials.see(viewer, here.slug());
            load(viewer, trial);
            return;
        }
        MatrixDelta delta = update.get().delta();
        snapshot = delta.snapshot();
        List<MatrixDelta.Cell> changed =
                delta.cells().stream().filter(c -> keys.contains(c.key())).toList();
        if (!changed.isEmpty()) {
            element.apply(MatrixJson.of(new MatrixDelta(snapshot, changed)));
            showTotals(seen(update.get().matrix().get(), here));
        }
    }

    private void open(ConformanceMatrix.CellOpen event) {
        if (event.column().isEmpty()) {
            return;
        }
        try {
            CellDialog dialog = dialogs.of(
                    current.get(),
                    Objects.requireNonNull(trial),
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
        if (here != null && !request.isPast()) {
            subscription = news.follow(here.id(), Refreshing.soon(ui, this::follow)::ask);
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
