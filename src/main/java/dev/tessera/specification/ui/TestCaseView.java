package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
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
import dev.tessera.matrix.Remark;
import dev.tessera.matrix.Tally;
import dev.tessera.matrix.TestRecord;
import dev.tessera.matrix.TestRecords;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Facts;
import dev.tessera.shell.Scrolling;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestHistory;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A test case: what it asks, how it went over trials, and how it changed; so authors see what causes trouble. */
@Route("specifications/:specification/:version/tests/:lineage")
@PermitAll
class TestCaseView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient TestRecords records;
    private final transient AccessPolicy policy;
    private String title = "";

    TestCaseView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            TestRecords records,
            AccessPolicy policy) {
        this.current = current;
        this.specifications = specifications;
        this.suites = suites;
        this.records = records;
        this.policy = policy;
        addClassNames("view", "test-case");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        SpecificationVersion version = SpecificationHeader.here(event, specifications);
        TestHistory history = suites.history(
                viewer,
                version,
                lineage(event.getRouteParameters().get("lineage").orElse(""), version));
        TestRecord record = records.of(viewer, history.lineage());
        TestCaseText text = history.text();
        title = text.key() + " – " + version.name();
        H2 heading = new H2(text.title());
        heading.addClassName("test-title");
        heading.getElement().setAttribute("dir", "auto");
        add(new SpecificationHeader(viewer, version, policy, SpecificationHeader.Part.TEST_SUITE), heading);
        if (history.gone()) {
            Paragraph gone = new Paragraph(getTranslation(
                    "test-case.gone", history.in().getFirst().revision().number()));
            gone.addClassName("notice");
            add(gone);
        }
        add(facts(text));
        prose("test-case.steps", text.steps());
        prose("test-case.expected", text.expected());
        add(record(record, text.kind()));
        List<Remark> remarks = records.remarks(viewer, history.lineage());
        if (!remarks.isEmpty()) {
            add(remarks(remarks));
        }
        add(changes(version, history));
    }

    private static long lineage(String number, SpecificationVersion version) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("suite.test-unknown", version.path(), number);
        }
    }

    private Facts facts(TestCaseText text) {
        Facts facts = new Facts();
        facts.fact("suite.key", text.key());
        facts.fact("suite.obligation", getTranslation("obligation." + word(text.obligation())));
        facts.fact("suite.kind", getTranslation("test.kind." + word(text.kind())));
        facts.fact("test-case.roles", roles(text));
        facts.fact("suite.group", text.group());
        facts.fact("test-case.section", text.section());
        if (text.hasWebAddress()) {
            facts.link("test-case.uri", text.uri());
        } else {
            facts.fact("test-case.uri", text.uri());
        }
        return facts;
    }

    private String roles(TestCaseText text) {
        if (text.kind() == TestKind.INTEROPERABILITY) {
            return getTranslation(
                    "test-case.meets", text.roles().get(0), text.roles().get(1));
        }
        return text.roles().isEmpty() ? getTranslation("test-case.every-role") : String.join(", ", text.roles());
    }

    private void prose(String key, @Nullable String text) {
        if (text != null) {
            Paragraph said = new Paragraph(text);
            said.addClassName("as-written");
            said.getElement().setAttribute("dir", "auto");
            add(new Section(section(key), said));
        }
    }

    private Section record(TestRecord record, TestKind kind) {
        Section section = new Section(section("test-case.record"));
        if (record.trials().isEmpty()) {
            section.add(new EmptyState(
                    getTranslation("test-case.record-none"), getTranslation("test-case.record-none-text")));
            return section;
        }
        Tally total = record.total();
        section.add(new Paragraph(getTranslation(
                kind == TestKind.INTEROPERABILITY ? "test-case.sum-pairs" : "test-case.sum",
                total.passed(),
                total.run(),
                record.disputed(),
                record.trials().size())));
        NativeTable table = new NativeTable();
        table.addClassName("data");
        table.setCaptionText(getTranslation("test-case.record"));
        NativeTableRow names = new NativeTableRow();
        for (String column :
                new String[] {"trial", "passed", "failed", "inconclusive", "inapplicable", "untested", "disputed"}) {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation("test-case.column." + column));
            cell.getElement().setAttribute("scope", "col");
            names.add(cell);
        }
        NativeTableBody body = new NativeTableBody();
        record.trials().forEach(t -> body.add(line(t)));
        table.add(new NativeTableHeader(names), body);
        section.add(new Scrolling(getTranslation("test-case.record"), table));
        return section;
    }

    private NativeTableRow line(TestRecord.InTrial in) {
        NativeTableHeaderCell trial = new NativeTableHeaderCell();
        trial.getElement().setAttribute("scope", "row");
        Anchor link = new Anchor("trials/" + in.trial(), in.title());
        link.getElement().setAttribute("dir", "auto");
        Span revision = new Span(getTranslation(
                in.stale() ? "test-case.of-revision-stale" : "test-case.of-revision", in.revision(), in.key()));
        revision.addClassName("quiet");
        trial.add(link, new Div(revision));
        NativeTableRow row = new NativeTableRow(trial);
        Tally tally = in.tally();
        for (int figure : new int[] {
            tally.passed(), tally.failed(), tally.inconclusive(), tally.inapplicable(), tally.untested(), in.disputed()
        }) {
            NativeTableCell cell = new NativeTableCell(getTranslation("test-case.number", figure));
            cell.addClassName("number");
            row.add(cell);
        }
        return row;
    }

    private Section remarks(List<Remark> remarks) {
        Section section = new Section(section("test-case.remarks"));
        for (Remark remark : remarks) {
            Paragraph notes = new Paragraph(Objects.requireNonNullElse(remark.notes(), ""));
            notes.addClassName("as-written");
            notes.getElement().setAttribute("dir", "auto");
            Span tile = new Span();
            tile.addClassNames("tile", String.valueOf(remark.verdict().code()));
            tile.getElement().setAttribute("aria-hidden", true);
            Span who = new Span(getTranslation(
                    "test-case.remark",
                    getTranslation("verdict." + remark.verdict().word()),
                    remark.product(),
                    remark.organisation(),
                    remark.trialTitle(),
                    date(remark.at())));
            Div head = new Div(tile, who);
            head.addClassNames("verdict-line", "quiet");
            Div entry = new Div(head, notes);
            entry.addClassName("remark");
            section.add(entry);
        }
        return section;
    }

    private Section changes(SpecificationVersion version, TestHistory history) {
        Section section = new Section(section("test-case.changes"));
        for (TestHistory.InRevision change : history.changes()) {
            boolean draft = change.revision().isDraft();
            Anchor revision = new Anchor(
                    "specifications/" + version.path() + "/suite?revision="
                            + change.revision().number(),
                    getTranslation("test-case.revision", change.revision().number()));
            Span said = new Span(
                    draft
                            ? getTranslation("test-case.in-draft", change.text().title())
                            : getTranslation(
                                    "test-case.as-of",
                                    date(Objects.requireNonNull(
                                            change.revision().releasedAt())),
                                    change.text().title()));
            said.getElement().setAttribute("dir", "auto");
            section.add(new Paragraph(revision, new Span(" "), said));
        }
        return section;
    }

    private String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
