package dev.tessera.result.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.legend.Legends;
import dev.tessera.legend.ui.LegendNotice;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.RecordSheets;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellStories;
import dev.tessera.result.CellStory;
import dev.tessera.result.Entry;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.shell.ConformanceMatrix;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Where a vendor records what it saw: a cell per test and partner, a key per verdict. */
@Route("trials/:trial/record")
@PermitAll
class RecordView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient RecordSheets sheets;
    private final transient Reports reports;
    private final transient CellStories stories;
    private final transient CellDialogs dialogs;
    private final transient AccessPolicy policy;
    private final transient Legends legends;
    private final transient LegendNotice.Maker notices;
    private final transient TrialNews news;
    private final transient ObjectProvider<SheetPart> parts;
    private final transient Notes notes;
    private final ConformanceMatrix matrix = new ConformanceMatrix();
    private final Paragraph help = new Paragraph();
    private final Paragraph progress = new Paragraph();
    private transient @Nullable Trial trial;
    private transient @Nullable Participant own;
    private transient @Nullable Matrix shown;
    /** The participation whose sheet a link led to; empty: any. */
    private String asked = "";
    /** What comes again while it is being asked about is the same. */
    private final Set<UUID> asking = new HashSet<>();
    /** Whether the organisation has accepted what it has to before it says anything. */
    private boolean allowed;

    private transient TrialNews.@Nullable Subscription subscription;

    RecordView(
            CurrentViewer current,
            Trials trials,
            RecordSheets sheets,
            Reports reports,
            CellStories stories,
            CellDialogs dialogs,
            AccessPolicy policy,
            Legends legends,
            LegendNotice.Maker notices,
            TrialNews news,
            ObjectProvider<SheetPart> parts,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.sheets = sheets;
        this.reports = reports;
        this.stories = stories;
        this.dialogs = dialogs;
        this.policy = policy;
        this.legends = legends;
        this.notices = notices;
        this.news = news;
        this.parts = parts;
        this.notes = notes;
        addClassNames("view", "filling", "sheet");
        help.setText(getTranslation("record.help"));
        help.addClassName("quiet");
        progress.addClassName("record-progress");
        matrix.setRecordable(true);
        matrix.addCellVerdictsListener(this::given);
        matrix.addCellLeftoversListener(this::leftOver);
        matrix.addCellPasteListener(this::pasted);
        matrix.addCellOpenListener(this::open);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        matrix.setInAddress(event.getLocation());
        asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("of")
                .orElse("");
        show(event.getRouteParameters().get("trial").orElse(""));
    }

    private void show(String slug) {
        removeAll();
        Viewer viewer = current.get();
        Trial here = trials.see(viewer, slug);
        trial = here;
        add(new TrialHeader(viewer, here, policy, TrialHeader.Part.RECORD));
        List<Participant> mine = trials.own(viewer, here).stream()
                .filter(p -> sheets.mayRecord(viewer, here, p))
                .toList();
        if (mine.isEmpty()) {
            add(new EmptyState(getTranslation("record.none"), getTranslation("record.none-text")));
            return;
        }
        List<LegendNotice> outstanding = here.specifications().stream()
                .flatMap(v -> notices
                        .notice(new LegendNotice.Of(v.id(), v.path(), v.name()), here.organisations(), () -> show(slug))
                        .stream())
                .toList();
        // Beside a notice there is no room to fill: the sheet stands below it in full.
        setClassName("filling", outstanding.isEmpty());
        outstanding.forEach(this::add);
        Select<Participant> which = new Select<>();
        which.setLabel(getTranslation("record.product"));
        which.setItems(mine);
        which.setItemLabelGenerator(p -> p.label() + (p.role() == null ? "" : ", " + p.role()));
        which.addValueChangeListener(e -> choose(e.getValue()));
        which.setVisible(mine.size() > 1);
        parts.orderedStream().forEach(part -> add(part.of(viewer, here, mine)));
        add(which, help, progress, matrix);
        which.setValue(mine.stream()
                .filter(p -> asked.equals(Long.toString(p.id())))
                .findFirst()
                .orElse(mine.getFirst()));
    }

    private void choose(Participant participant) {
        own = participant;
        Matrix sheet = sheets.sheet(current.get(), Objects.requireNonNull(trial), participant.id());
        shown = sheet;
        allowed = Objects.requireNonNull(trial).specifications().stream()
                .allMatch(v -> legends.isAccepted(v.id(), participant.organisationId()));
        help.setVisible(allowed);
        matrix.setRecordable(allowed);
        matrix.setOutbox(current.get().account() + "." + participant.id());
        matrix.load(MatrixJson.of(sheet, column -> allowed));
        showProgress(sheet);
    }

    private void showProgress(Matrix sheet) {
        int reported = 0;
        int all = 0;
        for (Row row : sheet.rows()) {
            for (int c = 0; c < sheet.columns().size(); c++) {
                Mark mark = row.mark(c);
                boolean said = row.cell(c) != Row.NOT_REPORTED || (mark != null && mark.reason() != null);
                if (row.cell(c) != Row.OTHER_ROLE) {
                    all++;
                    reported += said ? 1 : 0;
                }
            }
        }
        progress.setText(getTranslation("record.progress", reported, all));
    }

    private void given(ConformanceMatrix.CellVerdicts event) {
        Map<Boolean, List<ConformanceMatrix.Given>> fresh = event.entries().stream()
                .filter(e -> !asking.contains(e.id()))
                .collect(Collectors.partitioningBy(e -> verdict(e).needsReason()));
        List<ConformanceMatrix.Given> run = Objects.requireNonNull(fresh.get(false));
        List<ConformanceMatrix.Given> unrun = Objects.requireNonNull(fresh.get(true));
        if (!run.isEmpty()) {
            record(run, null);
        }
        if (!unrun.isEmpty()) {
            askWhy(unrun);
        }
    }

    private void askWhy(List<ConformanceMatrix.Given> entries) {
        entries.forEach(e -> asking.add(e.id()));
        ConformanceMatrix.Given first = entries.getFirst();
        new ReasonDialog(
                        entries.size() == 1 ? first.key() : getTranslation("record.tests", entries.size()),
                        verdict(first),
                        reason -> record(entries, reason),
                        () -> entries.forEach(e -> refused(e, getTranslation("report.not-recorded"))))
                .open();
    }

    private static Verdict verdict(ConformanceMatrix.Given entry) {
        return Verdict.ofCode(entry.code()).orElseThrow();
    }

    /** Records all that can be recorded; what cannot is shown in its cell, with the reason. */
    private void record(List<ConformanceMatrix.Given> given, @Nullable String reason) {
        given.forEach(e -> asking.remove(e.id()));
        List<RecordSheets.Given> said = given.stream()
                .map(e -> new RecordSheets.Given(e.key(), Long.parseLong(e.column()), verdict(e), reason, null, e.id()))
                .toList();
        try {
            Map<Integer, Refusal> refused = store(said);
            refused.forEach((place, refusal) -> refused(given.get(place), notes.text(getLocale(), refusal)));
            refused.values().stream().findFirst().ifPresent(refusal -> notes.refused(getLocale(), refusal));
            matrix.settle(given.stream().map(ConformanceMatrix.Given::id).toList());
        } catch (Refusal refusal) {
            given.forEach(e -> refused(e, notes.text(getLocale(), refusal)));
            notes.refused(getLocale(), refusal);
        }
    }

    private void refused(ConformanceMatrix.Given entry, String why) {
        asking.remove(entry.id());
        matrix.settle(List.of(entry.id()));
        matrix.reject(entry.key(), entry.column(), why);
    }

    /** What could not be recorded, by its place in the list; all the rest is. */
    private Map<Integer, Refusal> store(List<RecordSheets.Given> given) {
        Trial here = Objects.requireNonNull(trial);
        List<Entry> entries =
                sheets.entries(current.get(), here, Objects.requireNonNull(own).id(), given);
        Map<Integer, Refusal> objections = reports.recordWhatCanBe(current.get(), here.slug(), entries);
        refresh();
        return objections;
    }

    private void store(String key, long column, Verdict verdict, @Nullable String reason, @Nullable String text) {
        Map<Integer, Refusal> refused =
                store(List.of(new RecordSheets.Given(key, column, verdict, reason, text, null)));
        for (Refusal refusal : refused.values()) {
            throw refusal;
        }
    }

    /** What was entered on an earlier visit, and of which the browser never heard that it arrived. */
    private void leftOver(ConformanceMatrix.CellLeftovers event) {
        List<ConformanceMatrix.Given> entries = event.entries();
        Leftovers notice = new Leftovers(
                entries,
                () -> {
                    Map<Boolean, List<ConformanceMatrix.Given>> all = entries.stream()
                            .collect(Collectors.partitioningBy(e -> verdict(e).needsReason()));
                    List<ConformanceMatrix.Given> run = Objects.requireNonNull(all.get(false));
                    if (!run.isEmpty()) {
                        record(run, null);
                    }
                    List<ConformanceMatrix.Given> unrun = Objects.requireNonNull(all.get(true));
                    if (!unrun.isEmpty()) {
                        askWhy(unrun);
                    }
                },
                () -> matrix.settle(
                        entries.stream().map(ConformanceMatrix.Given::id).toList()));
        addComponentAtIndex(indexOf(matrix), notice);
    }

    /** A pasted block is shown before anything of it is recorded: what can be, and what cannot and why. */
    private void pasted(ConformanceMatrix.CellPaste event) {
        List<PastedCell> cells = PastedCell.of(event.cells());
        List<PastedCell> readable =
                cells.stream().filter(c -> c.given() != null).toList();
        List<RecordSheets.Given> given =
                readable.stream().map(c -> Objects.requireNonNull(c.given())).toList();
        try {
            Trial here = Objects.requireNonNull(trial);
            Map<Integer, Refusal> objections = given.isEmpty()
                    ? Map.of()
                    : reports.objections(
                            current.get(),
                            here.slug(),
                            sheets.entries(
                                    current.get(),
                                    here,
                                    Objects.requireNonNull(own).id(),
                                    given));
            List<PasteDialog.Wrong> wrong = new ArrayList<>();
            List<RecordSheets.Given> good = new ArrayList<>();
            int read = 0;
            for (PastedCell cell : cells) {
                RecordSheets.Given one = cell.given();
                Refusal objection = one == null ? cell.unread() : objections.get(read++);
                if (objection != null) {
                    wrong.add(new PasteDialog.Wrong(
                            cell.place(), cell.key(), cell.text(), notes.text(getLocale(), objection)));
                } else if (one != null) {
                    good.add(one);
                }
            }
            new PasteDialog(good.size(), wrong, () -> {
                        try {
                            store(good);
                            notes.done(getLocale(), "record.pasted", good.size());
                        } catch (Refusal refusal) {
                            notes.refused(getLocale(), refusal);
                        }
                    })
                    .open();
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    private CellStory story(String key, long column) {
        long me = Objects.requireNonNull(own).id();
        return stories.story(current.get(), Objects.requireNonNull(trial), key, me, column == me ? null : column);
    }

    private void open(ConformanceMatrix.CellOpen event) {
        try {
            long column = Long.parseLong(event.column());
            CellStory story = story(event.key(), column);
            ReportForm form = allowed && story.meetings().size() == 1
                    ? new ReportForm(
                            null,
                            (verdict, reason, text) -> store(event.key(), column, verdict, reason, text),
                            refusal -> notes.text(getLocale(), refusal))
                    : null;
            CellDialog dialog = dialogs.of(current.get(), Objects.requireNonNull(trial), story, form);
            dialog.addOpenedChangeListener(e -> {
                if (!e.isOpened()) {
                    matrix.focusCell(event.key(), event.column());
                }
            });
            dialog.open();
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    /** Shows what differs from what is on the screen: one's own report, or what the other side said meanwhile. */
    private void refresh() {
        Matrix before = shown;
        if (before == null || own == null) {
            return;
        }
        Matrix now = sheets.sheet(current.get(), Objects.requireNonNull(trial), own.id());
        shown = now;
        if (!before.columns().equals(now.columns())
                || before.rows().size() != now.rows().size()) {
            matrix.load(MatrixJson.of(now, column -> allowed));
        } else {
            List<MatrixDelta.Cell> changed = new ArrayList<>();
            for (int r = 0; r < now.rows().size(); r++) {
                for (int c = 0; c < now.columns().size(); c++) {
                    var row = now.rows().get(r);
                    var old = before.rows().get(r);
                    if (row.cell(c) != old.cell(c) || !Objects.equals(row.mark(c), old.mark(c))) {
                        changed.add(new MatrixDelta.Cell(
                                row.key(), now.columns().get(c).id(), String.valueOf(row.cell(c)), row.mark(c)));
                    }
                }
            }
            matrix.apply(MatrixJson.of(new MatrixDelta(now.revision(), changed)));
        }
        showProgress(now);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Trial here = trial;
        if (here != null) {
            subscription = news.follow(here.id(), Refreshing.soon(ui, this::refresh)::ask);
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
                "page.title", (trial == null ? "" : trial.title() + ", ") + getTranslation("trial.part.record"));
    }
}
