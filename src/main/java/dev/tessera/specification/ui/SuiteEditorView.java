package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.SuitePages;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** Where coordinators edit the draft of a test suite, in a grid and with the keyboard alone. */
@Route("specifications/:specification/:version/suite/edit")
@RolesAllowed("COORDINATOR")
class SuiteEditorView extends SuitePart {

    private static final long serialVersionUID = 1L;

    private final transient TestSuites suites;
    private final transient SuiteDrafts drafts;
    private final transient SuitePages pages;
    private final transient Messages messages;
    private final transient Notes notes;

    SuiteEditorView(
            CurrentViewer current,
            Specifications specifications,
            TestSuites suites,
            SuiteDrafts drafts,
            SuitePages pages,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        super(current, specifications, policy, "suite.editing");
        this.suites = suites;
        this.drafts = drafts;
        this.pages = pages;
        this.messages = messages;
        this.notes = notes;
        addClassName("filling");
    }

    @Override
    void show(BeforeEnterEvent event) {
        Optional<SuiteRevision> draft = suites.revisions(viewer(), here()).stream()
                .filter(SuiteRevision::isDraft)
                .findFirst();
        if (draft.isEmpty()) {
            Button begin = new Button(
                    getTranslation("suite.begin"),
                    click -> notes.tried(getLocale(), () -> {
                        drafts.begin(viewer(), here().specification(), here().version());
                        getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
                    }));
            begin.addThemeVariants(ButtonVariant.PRIMARY);
            add(
                    header(),
                    new EmptyState(
                            getTranslation("suite.no-draft-yet"), getTranslation("suite.no-draft-yet-text"), begin));
            return;
        }
        edit(draft.get());
    }

    private void edit(SuiteRevision draft) {
        Button load = new Button(getTranslation("suite.import"), click -> go("/import"));
        Button release = new Button(getTranslation("suite.release"), click -> go("/release"));
        release.addThemeVariants(ButtonVariant.PRIMARY);
        SuiteGrid grid = new SuiteGrid(drafts, pages, current, messages, here(), draft, true);
        TextField find = new TextField();
        find.setLabel(getTranslation("suite.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addValueChangeListener(e -> grid.filter(e.getValue()));
        grid.onUnfiltered(find::clear);
        Div tools = new Div(
                find,
                tool(grid, "add"),
                tool(grid, "up"),
                tool(grid, "down"),
                tool(grid, "prose"),
                tool(grid, "remove"),
                tool(grid, "undo"));
        tools.addClassNames("filters", "suite-tools");
        Span about = new Span(getTranslation("suite.editing-revision", draft.number()));
        about.addClassName("quiet");
        Div line = new Div(about, SuiteView.status());
        line.addClassName("suite-line");
        add(header().with(load, release), tools, line, grid, keys());
        List<String> others = drafts.others(viewer(), draft.id());
        if (!others.isEmpty()) {
            about.setText(getTranslation("suite.editing-with", draft.number(), String.join(", ", others)));
        }
    }

    private Button tool(SuiteGrid grid, String command) {
        Button button = new Button(getTranslation("suite.tool." + command), click -> grid.command(command));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }

    private Details keys() {
        Details keys = new Details(getTranslation("suite.keys"), new Paragraph(getTranslation("suite.keys-text")));
        keys.addClassName("suite-keys");
        return keys;
    }
}
