package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.exchange.SuiteFiles;
import dev.tessera.exchange.SuiteFormat;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.SuitePages;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** The test suite of a specification version: one revision to read, and all revisions. */
@Route("specifications/:specification/:version/suite")
@PermitAll
class SuiteView extends SuitePart {

    private static final long serialVersionUID = 1L;

    private final transient TestSuites suites;
    private final transient SuiteDrafts drafts;
    private final transient SuitePages pages;
    private final transient Messages messages;
    private final transient Notes notes;

    SuiteView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            SuiteDrafts drafts,
            SuitePages pages,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        super(current, specifications, policy, "suite.title");
        this.suites = suites;
        this.drafts = drafts;
        this.pages = pages;
        this.messages = messages;
        this.notes = notes;
    }

    @Override
    void show(BeforeEnterEvent event) {
        List<SuiteRevision> revisions = suites.revisions(viewer(), here());
        Optional<SuiteRevision> draft =
                revisions.stream().filter(SuiteRevision::isDraft).findFirst();
        Optional<SuiteRevision> shown = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("revision")
                .map(number -> suites.revision(viewer(), here(), number(number)))
                .or(() -> revisions.stream().filter(r -> !r.isDraft()).findFirst());
        add(policy.mayCoordinate(viewer()) ? actions(draft) : header());
        if (shown.isPresent()) {
            read(shown.get());
        } else {
            add(new EmptyState(
                    getTranslation("suite.none"),
                    getTranslation(policy.mayCoordinate(viewer()) ? "suite.none-coordinator" : "suite.none-text")));
        }
        if (!revisions.isEmpty()) {
            add(section(getTranslation("suite.revisions")), revisions(revisions));
        }
    }

    private SpecificationHeader actions(Optional<SuiteRevision> draft) {
        Button edit = new Button(
                getTranslation(draft.isPresent() ? "suite.edit-draft" : "suite.edit"),
                click -> notes.tried(getLocale(), () -> {
                    drafts.begin(viewer(), here().specification(), here().version());
                    go("/edit");
                }));
        Button load = new Button(getTranslation("suite.import"), click -> go("/import"));
        if (draft.isEmpty()) {
            return header().with(load, edit);
        }
        Button discard = new Button(getTranslation("suite.discard"), click -> discard(draft.get()));
        discard.addThemeVariants(ButtonVariant.TERTIARY);
        Button release = new Button(getTranslation("suite.release"), click -> go("/release"));
        release.addThemeVariants(ButtonVariant.PRIMARY);
        return header().with(discard, load, edit, release);
    }

    private void discard(SuiteRevision draft) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation("suite.discard-title", draft.number()));
        dialog.setText(getTranslation("suite.discard-text", draft.cases()));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dialog.cancel"));
        dialog.setConfirmText(getTranslation("suite.discard"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(e -> notes.tried(
                getLocale(),
                () -> {
                    suites.discard(viewer(), here().specification(), here().version());
                    getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
                },
                "suite.discarded",
                draft.number()));
        dialog.open();
    }

    private void read(SuiteRevision shown) {
        SuiteGrid grid = new SuiteGrid(drafts, pages, current, messages, here(), shown, false);
        TextField find = new TextField();
        find.setLabel(getTranslation("suite.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addValueChangeListener(e -> grid.filter(e.getValue()));
        Div tools = new Div(find, exports(shown));
        tools.addClassName("filters");
        Span state = state(shown);
        Div about = new Div(state, new Span(getTranslation("suite.about", shown.number(), shown.cases())));
        about.addClassName("page-meta");
        add(about, tools, status(), grid);
        grid.onUnfiltered(find::clear);
    }

    /** Where the grid says what it does. */
    static Div status() {
        Div status = new Div();
        status.addClassName("suite-status");
        status.getElement().setAttribute("role", "status");
        return status;
    }

    private Div exports(SuiteRevision shown) {
        Div links = new Div(new Quiet(getTranslation("suite.export")));
        links.addClassName("exports");
        for (SuiteFormat format : SuiteFormat.values()) {
            Anchor link = new Anchor();
            link.setText(getTranslation("suite.format." + CaseParts.word(format)));
            link.setHref(DownloadHandler.fromInputStream(event -> {
                byte[] file = SuiteFiles.write(
                        format,
                        here(),
                        suites.texts(shown).stream().map(SuiteCase::text).toList());
                return new DownloadResponse(
                        new ByteArrayInputStream(file),
                        here().specification() + "-" + here().version() + "-" + shown.number() + "." + format.ending(),
                        format.mediaType(),
                        file.length);
            }));
            links.add(link);
        }
        return links;
    }

    private Span state(SuiteRevision revision) {
        String state = revision.isDraft() ? "draft" : revision.frozen() ? "frozen" : "released";
        Span chip = new Span(getTranslation("suite.state." + state));
        chip.addClassNames("chip", revision.isDraft() ? "draft" : revision.frozen() ? "final" : "public-draft");
        return chip;
    }

    private LineList revisions(List<SuiteRevision> revisions) {
        LineList list = LineList.wide();
        for (int i = 0; i < revisions.size(); i++) {
            SuiteRevision revision = revisions.get(i);
            String number = getTranslation("suite.revision", revision.number());
            Anchor link = new Anchor(
                    revision.isDraft() ? address("/edit") : address("?revision=" + revision.number()), number);
            ListItem line = new ListItem(new Div(link), state(revision));
            line.add(new Quiet(getTranslation("suite.cases", revision.cases())));
            if (revision.releasedAt() != null) {
                line.add(new Quiet(getTranslation("suite.released-on", Date.from(revision.releasedAt()))));
            }
            if (i + 1 < revisions.size()) {
                int earlier = revisions.get(i + 1).number();
                line.add(new Anchor(
                        address("/compare?from=" + earlier + "&to=" + revision.number()),
                        getTranslation("suite.compare-with", earlier)));
            }
            if (revision.note() != null) {
                Paragraph note = new Paragraph(new Name(revision.note()));
                note.addClassName("line-more");
                line.add(note);
            }
            list.add(line);
        }
        return list;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0; // there is none of this number either
        }
    }
}
