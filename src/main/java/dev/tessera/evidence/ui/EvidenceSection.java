package dev.tessera.evidence.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.tessera.evidence.CellEvidence;
import dev.tessera.evidence.Evidence;
import dev.tessera.evidence.EvidenceFiles;
import dev.tessera.evidence.EvidenceState;
import dev.tessera.evidence.NewEvidence;
import dev.tessera.evidence.Upload;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.Side;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A cell's evidence, side by side, with what may be done about it. It follows what others do meanwhile. */
class EvidenceSection extends Section {

    private static final long serialVersionUID = 1L;

    private static final int SHORT = 8;
    private static final double MEGABYTE = 1024 * 1024;
    private static final double KILOBYTE = 1024;

    private final transient EvidenceTools tools;
    private final transient Trial trial;
    private final String test;
    private final transient CellKey cell;
    private final transient CellStory.Meeting meeting;
    private final Div lists = new Div();
    private transient Live.@Nullable Subscription following;

    EvidenceSection(
            EvidenceTools tools,
            Trial trial,
            String test,
            CellKey cell,
            CellStory.Meeting meeting,
            CellEvidence evidence) {
        this.tools = tools;
        this.trial = trial;
        this.test = test;
        this.cell = cell;
        this.meeting = meeting;
        addClassName("evidence");
        add(new H3(getTranslation("evidence.title")), lists);
        show(evidence);
        if (evidence.own() != null) {
            add(new EvidenceDrop(
                    tools.uploads().largest(),
                    this::begin,
                    refusal -> tools.notes().text(getLocale(), refusal)));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Refreshing refreshing = new Refreshing(event.getUI(), this::refresh);
        following = tools.live().follow(EvidenceFiles.news(cell), refreshing::ask);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (following != null) {
            following.end();
            following = null;
        }
    }

    private Upload begin(String name, long size, boolean anew) {
        return tools.uploads()
                .begin(
                        tools.current().get(),
                        trial.slug(),
                        new NewEvidence(test, cell.subject(), cell.peer(), name, size, null, anew));
    }

    private void refresh() {
        tools.notes()
                .tried(getLocale(), () -> show(tools.files().of(tools.current().get(), trial, cell)));
    }

    private void show(CellEvidence evidence) {
        lists.removeAll();
        for (Side side : Side.values()) {
            Participant of = side == Side.SUBJECT ? meeting.subject() : meeting.peer();
            List<CellEvidence.Piece> pieces = evidence.all().stream()
                    .filter(p -> p.evidence().side() == side)
                    .toList();
            if (of != null && !pieces.isEmpty()) {
                if (meeting.peer() != null) {
                    H4 whose = new H4(of.organisation());
                    whose.getElement().setAttribute("dir", "auto");
                    lists.add(whose);
                }
                LineList list = new LineList();
                list.addClassName("evidence-files");
                pieces.forEach(p -> list.add(line(p)));
                lists.add(list);
            }
        }
        if (evidence.hidden()) {
            lists.add(quiet("evidence.hidden"));
        } else if (evidence.all().isEmpty()) {
            lists.add(quiet("evidence.none"));
        }
    }

    private Paragraph quiet(String key) {
        Paragraph text = new Paragraph(getTranslation(key));
        text.addClassName("quiet");
        return text;
    }

    private ListItem line(CellEvidence.Piece piece) {
        Evidence evidence = piece.evidence();
        Name name = new Name(evidence.name());
        name.addClassName("evidence-name");
        Div actions = new Div();
        actions.addClassName("evidence-actions");
        if (evidence.state() == EvidenceState.KEPT) {
            actions.add(download(evidence));
            if (EvidencePreview.shows(evidence)) {
                actions.add(new LineButton(
                        getTranslation("evidence.preview"),
                        getTranslation("evidence.preview-of", evidence.name()),
                        () -> tools.notes().tried(getLocale(), () -> new EvidencePreview(tools, evidence).open())));
            }
        }
        if (piece.mayWithdraw()) {
            String verb = evidence.state() == EvidenceState.KEPT ? "evidence.withdraw" : "evidence.discard";
            actions.add(new LineButton(
                    getTranslation(verb),
                    getTranslation("evidence.withdraw-of", evidence.name()),
                    () -> new WithdrawDialog(tools, evidence, this::refresh).open()));
        }
        Div said = new Div(name, facts(evidence));
        said.addClassName("evidence-said");
        ListItem line = new ListItem(said, actions);
        if (evidence.state() != EvidenceState.KEPT) {
            line.addClassName("gone");
        }
        return line;
    }

    private Anchor download(Evidence evidence) {
        Anchor download =
                new Anchor(EvidenceDownload.attachment(tools, evidence.id()), getTranslation("evidence.download"));
        download.setAriaLabel(getTranslation("evidence.download-of", evidence.name()));
        return download;
    }

    private Component facts(Evidence evidence) {
        Div facts = new Div();
        facts.addClassName("evidence-facts");
        String size = size(evidence.size());
        facts.add(new Quiet(evidence.type() == null ? size : getTranslation("evidence.what", evidence.type(), size)));
        facts.add(new Quiet(getTranslation(
                "evidence.who", evidence.by(), at(Objects.requireNonNullElse(evidence.keptAt(), evidence.begunAt())))));
        String reason = Objects.requireNonNullElse(evidence.reason(), "");
        switch (evidence.state()) {
            case KEPT -> facts.add(digest(evidence, Objects.requireNonNull(evidence.sha256())));
            case UPLOADING -> facts.add(new Quiet(getTranslation("evidence.uploading")));
            case REFUSED ->
                facts.add(new Quiet(
                        reason.isEmpty()
                                ? getTranslation("evidence.refused-digest")
                                : getTranslation("evidence.refused-virus", reason)));
            case WITHDRAWN ->
                facts.add(new Quiet(getTranslation(
                        "evidence.withdrawn-at", at(Objects.requireNonNull(evidence.endedAt())), reason)));
        }
        return facts;
    }

    private LineButton digest(Evidence evidence, String sha256) {
        LineButton copy = new LineButton(
                getTranslation("evidence.sha256", sha256.substring(0, SHORT)),
                getTranslation("evidence.copy-of", evidence.name()),
                () -> {
                    getElement().executeJs("navigator.clipboard?.writeText($0)", sha256);
                    tools.notes().done(getLocale(), "evidence.copied", sha256);
                });
        copy.addClassName("digest");
        return copy;
    }

    private String size(long bytes) {
        if (bytes < KILOBYTE) {
            return getTranslation("evidence.bytes", bytes);
        }
        return bytes < MEGABYTE
                ? getTranslation("evidence.kilobytes", bytes / KILOBYTE)
                : getTranslation("evidence.megabytes", bytes / MEGABYTE);
    }

    private String at(Instant when) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(ZoneOffset.UTC)
                .format(when);
    }
}
