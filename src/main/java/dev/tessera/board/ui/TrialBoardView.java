package dev.tessera.board.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.board.TrialBoard;
import dev.tessera.board.TrialBoard.OrganisationProgress;
import dev.tessera.board.TrialBoard.Partners;
import dev.tessera.board.TrialBoard.TestCoverage;
import dev.tessera.board.TrialBoards;
import dev.tessera.matrix.TrialNews;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Name;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Trial;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a trial goes, for those who run or review it; it changes while one looks. */
@Route("trials/:trial/board")
@PermitAll
class TrialBoardView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient TrialBoards boards;
    private final transient AccessPolicy policy;
    private final transient TrialNews news;
    private final transient Clock clock;
    private final PhaseLines phases = new PhaseLines();
    private final KeyFigures figures = new KeyFigures();
    private final PaceChart pace = new PaceChart();
    private final BoardTable<TestCoverage, TestLine> tests;
    private final BoardTable<Partners, PartnerLine> partners;
    private final BoardTable<OrganisationProgress, OrganisationLine> organisations;
    private transient @Nullable Trial trial;
    private transient TrialNews.@Nullable Subscription subscription;

    TrialBoardView(CurrentViewer current, TrialBoards boards, AccessPolicy policy, TrialNews news, Clock clock) {
        this.current = current;
        this.boards = boards;
        this.policy = policy;
        this.news = news;
        this.clock = clock;
        addClassNames("view", "board");
        tests = new BoardTable<>(
                getTranslation("board.tests"),
                words("board.tests.test", "board.tests.run", "board.tests.passed", "board.tests.disputed"),
                TestCoverage::key,
                TestLine::new,
                TestLine::say);
        partners = new BoardTable<>(
                getTranslation("board.partners"),
                words("board.partners.product", "board.partners.met", "board.partners.next"),
                Partners::participation,
                PartnerLine::new,
                PartnerLine::say);
        organisations = new BoardTable<>(
                getTranslation("board.organisations"),
                words("board.organisations.name", "board.organisations.reported", "board.organisations.last"),
                OrganisationProgress::id,
                OrganisationLine::new,
                OrganisationLine::say);
    }

    private List<String> words(String... keys) {
        return List.of(keys).stream().map(this::getTranslation).toList();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        TrialBoard board =
                boards.board(viewer, event.getRouteParameters().get("trial").orElse(""));
        trial = board.trial();
        add(new TrialHeader(viewer, board.trial(), policy, TrialHeader.Part.BOARD));
        if (board.figures().cells() == 0) {
            add(phases, figures, new EmptyState(getTranslation("board.empty"), getTranslation("board.empty-text")));
        } else {
            Div parts = new Div(pace, organisations, partners, tests);
            parts.addClassName("board-parts");
            add(phases, figures, parts);
        }
        show(board);
    }

    private void refresh() {
        Trial here = trial;
        if (here != null) {
            show(boards.board(current.get(), here.slug()));
        }
    }

    private void show(TrialBoard board) {
        trial = board.trial();
        phases.show(board.trial(), board.dues());
        figures.show(board.figures());
        pace.show(board.pace());
        long covered = board.tests().stream()
                .filter(t -> t.products() > 0 && t.run() == t.products())
                .count();
        tests.show(getTranslation("board.tests.sum", covered, board.tests().size()), board.tests());
        partners.setVisible(board.meeting() > 0);
        partners.show(
                getTranslation(
                        "board.partners.sum", board.meeting() - board.partners().size(), board.meeting()),
                board.partners());
        long silent = board.organisations().stream()
                .filter(OrganisationProgress::silent)
                .count();
        organisations.show(
                getTranslation(
                        "board.organisations.sum", silent, board.organisations().size(), TrialBoards.SILENT_DAYS),
                board.organisations());
    }

    /** How a test has come along. */
    private final class TestLine extends NativeTableRow {

        private static final long serialVersionUID = 1L;

        private final Anchor key = new Anchor();
        private final Name title = new Name("");
        private final Meter run = new Meter();
        private final NativeTableCell passed = new NativeTableCell();
        private final NativeTableCell disputed = new NativeTableCell();

        TestLine() {
            title.addClassName("quiet");
            key.addClassName("key");
            add(BoardTable.name(key, title), new NativeTableCell(run), passed, disputed);
        }

        void say(TestCoverage test) {
            key.setText(test.key());
            key.setHref("trials/" + java.util.Objects.requireNonNull(trial).slug() + "?q="
                    + URLEncoder.encode(test.key(), StandardCharsets.UTF_8));
            title.setText(test.title());
            run.show(test.run(), test.products(), getTranslation("board.tests.of", test.run(), test.products()));
            passed.setText(test.run() == 0 ? "–" : getTranslation("board.tests.passed-of", test.passed(), test.run()));
            disputed.setText(test.disputed() == 0 ? "–" : getTranslation("site.number", test.disputed()));
        }
    }

    /** Whom a product has still to meet. */
    private final class PartnerLine extends NativeTableRow {

        private static final long serialVersionUID = 1L;

        private final Name label = new Name("");
        private final Name organisation = new Name("");
        private final Meter met = new Meter();
        private final NativeTableCell next = new NativeTableCell();

        PartnerLine() {
            organisation.addClassName("quiet");
            next.getElement().setAttribute("dir", "auto");
            add(BoardTable.name(label, organisation), new NativeTableCell(met), next);
        }

        void say(Partners product) {
            label.setText(product.label());
            organisation.setText(product.organisation());
            met.show(
                    product.met(),
                    product.least(),
                    getTranslation("board.partners.of", product.met(), product.least(), product.fitting()));
            int more = product.fitting() - product.met() - product.next().size();
            next.setText(
                    product.next().isEmpty()
                            ? "–"
                            : getTranslation(
                                    "board.partners.names", String.join(", ", product.next()), Math.max(0, more)));
        }
    }

    /** What an organisation has said so far. */
    private final class OrganisationLine extends NativeTableRow {

        private static final long serialVersionUID = 1L;

        private final Anchor name = new Anchor();
        private final Meter reported = new Meter();
        private final Span last = new Span();
        private final Span silent = new Span(getTranslation("board.silent"));

        OrganisationLine() {
            name.getElement().setAttribute("dir", "auto");
            silent.addClassNames("chip", "silent");
            add(BoardTable.name(name), new NativeTableCell(reported), new NativeTableCell(silent, last));
        }

        void say(OrganisationProgress organisation) {
            name.setText(organisation.name());
            name.setHref("organisations/" + organisation.slug());
            reported.show(
                    organisation.reported(),
                    organisation.cells(),
                    getTranslation("board.organisations.of", organisation.reported(), organisation.cells()));
            silent.setVisible(organisation.silent());
            last.setText(ago(organisation.last()));
        }
    }

    private String ago(@Nullable Instant last) {
        if (last == null) {
            return getTranslation("board.never");
        }
        var zone = java.util.Objects.requireNonNull(trial).setup().zone();
        long days =
                ChronoUnit.DAYS.between(LocalDate.ofInstant(last, zone), LocalDate.ofInstant(clock.instant(), zone));
        return getTranslation("board.days-ago", Math.max(0, days));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Trial here = trial;
        if (here != null) {
            Refreshing refreshing = new Refreshing(attached.getUI(), this::refresh);
            subscription = news.follow(here.id(), refreshing::ask);
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
        return getTranslation(
                "page.title", (trial == null ? "" : trial.title() + ", ") + getTranslation("trial.part.board"));
    }
}
