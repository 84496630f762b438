package dev.tessera.board.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.board.RoundTable;
import dev.tessera.board.Rounds;
import dev.tessera.matrix.Tally;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import dev.tessera.shell.Scrolling;
import dev.tessera.trial.Trial;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The same products through the rounds of a trial: what each ran, and passed, in which round. */
@Route("trials/:trial/rounds")
@PermitAll
class RoundsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** As many products as are shown until one asks for all: a thousand bars take a browser two seconds. */
    private static final int FEW = 25;

    private final transient CurrentViewer current;
    private final transient Rounds rounds;
    private final transient AccessPolicy policy;
    private String title = "";

    RoundsView(CurrentViewer current, Rounds rounds, AccessPolicy policy) {
        this.current = current;
        this.rounds = rounds;
        this.policy = policy;
        addClassNames("view", "board");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        RoundTable table =
                rounds.of(viewer, event.getRouteParameters().get("trial").orElse(""));
        title = table.trial().title();
        add(new TrialHeader(viewer, table.trial(), policy, TrialHeader.Part.ROUNDS));
        if (table.lines().isEmpty()) {
            add(new EmptyState(getTranslation("rounds.empty"), getTranslation("rounds.empty-text")));
            return;
        }
        Paragraph text = new Paragraph(getTranslation("rounds.text"));
        text.addClassName("quiet");
        NativeTable lines = table(table);
        add(text, new Scrolling(getTranslation("trial.part.rounds"), lines));
        if (table.lines().size() > FEW) {
            Button all = new Button(getTranslation("board.all", table.lines().size()));
            all.addThemeVariants(ButtonVariant.TERTIARY);
            all.addClickListener(e -> {
                fill(lines, table, table.lines().subList(FEW, table.lines().size()));
                all.setVisible(false);
            });
            add(all);
        }
    }

    private NativeTable table(RoundTable rounds) {
        NativeTable table = new NativeTable();
        table.addClassNames("board-table", "rounds");
        table.getElement().setAttribute("aria-label", getTranslation("trial.part.rounds"));
        NativeTableRow head = new NativeTableRow();
        head.add(column(new Span(getTranslation("board.partners.product"))));
        for (Trial round : rounds.rounds()) {
            Anchor link = new Anchor("trials/" + round.slug(), round.title());
            link.getElement().setAttribute("dir", "auto");
            NativeTableHeaderCell cell = column(link, new Quiet(when(round)));
            if (round.id() == rounds.trial().id()) {
                cell.getElement().setAttribute("aria-current", "true");
            }
            head.add(cell);
        }
        table.getHead().add(head);
        fill(table, rounds, rounds.lines().stream().limit(FEW).toList());
        return table;
    }

    private void fill(NativeTable table, RoundTable rounds, List<RoundTable.Line> lines) {
        for (RoundTable.Line line : lines) {
            NativeTableRow row = new NativeTableRow();
            Anchor product = new Anchor("/products/" + line.slug(), line.name());
            product.setRouterIgnore(true);
            product.getElement().setAttribute("dir", "auto");
            Name organisation = new Name(line.organisation());
            organisation.addClassName("quiet");
            row.add(BoardTable.name(product, organisation));
            for (Trial round : rounds.rounds()) {
                row.addDataCell().add(said(line.rounds().get(round.id())));
            }
            table.getBody().add(row);
        }
    }

    private static NativeTableHeaderCell column(Component... content) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(content);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private String when(Trial round) {
        LocalDate opens = round.opensOn();
        String status = getTranslation("trial.status." + round.status().name().toLowerCase(Locale.ROOT));
        return opens == null
                ? status
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(getLocale())
                                .format(opens)
                        + ", " + status;
    }

    private Component[] said(RoundTable.@Nullable Done done) {
        if (done == null) {
            return new Component[] {new Quiet(getTranslation("rounds.absent"))};
        }
        List<Component> said = new ArrayList<>();
        Tally tally = done.tally();
        if (tally.run() == 0) {
            said.add(new Quiet(getTranslation("rounds.none-run")));
        } else {
            said.add(new Span(getTranslation("rounds.of", tally.passed(), tally.run())));
            Svg bar = new Svg(bar(tally));
            bar.getElement().setAttribute("role", "img");
            bar.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation("rounds.bar", tally.passed(), tally.failed(), tally.inconclusive()));
            bar.addClassName("verdict-bar");
            said.add(bar);
        }
        if (!done.versions().isEmpty()) {
            Name version = new Name(done.versions());
            version.addClassName("quiet");
            said.add(version);
        }
        return said.toArray(Component[]::new);
    }

    /** Numbers only: nothing in it is anybody's text. */
    private static String bar(Tally tally) {
        return String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d 1\" preserveAspectRatio=\"none\"><rect class=\"p\" width=\"%d\" height=\"1\"/>"
                        + "<rect class=\"f\" x=\"%d\" width=\"%d\" height=\"1\"/>"
                        + "<rect class=\"i\" x=\"%d\" width=\"%d\" height=\"1\"/></svg>",
                tally.run(),
                tally.passed(),
                tally.passed(),
                tally.failed(),
                tally.passed() + tally.failed(),
                tally.inconclusive());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.rounds"));
    }
}
