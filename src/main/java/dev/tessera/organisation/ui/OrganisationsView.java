package dev.tessera.organisation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.organisation.Listed;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineList;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The organisations that one belongs to, and all the others. */
@Route("organisations")
@PermitAll
class OrganisationsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** More than this nobody reads through; a search finds the rest. */
    private static final int SHOWN = 200;

    private final transient Viewer viewer;
    private final transient List<Listed> all;
    private final TextField find = new TextField();
    private final ComboBox<OrganisationKind> kind = new ComboBox<>();
    private final Div lists = new Div();

    OrganisationsView(CurrentViewer current, Organisations organisations, AccessPolicy policy) {
        addClassName("view");
        viewer = current.get();
        all = organisations.visibleTo(viewer);
        PageHeader header = new PageHeader(getTranslation("organisations.title"))
                .with(new Anchor("new-organisation", getTranslation("organisation.register")));
        if (policy.mayModerate(viewer)) {
            header.with(new Anchor("approvals", getTranslation("approvals.title")));
        }
        find.setLabel(getTranslation("organisations.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addValueChangeListener(e -> show());
        kind.setLabel(getTranslation("organisation.field.kind"));
        kind.setItems(OrganisationKind.values());
        kind.setItemLabelGenerator(k -> getTranslation("organisation.kind." + word(k)));
        kind.setClearButtonVisible(true);
        kind.addValueChangeListener(e -> show());
        Div filter = new Div(find, kind);
        filter.addClassName("filters");
        lists.addClassName("view-part");
        lists.getElement().setAttribute("aria-live", "polite");
        add(header, filter, lists);
        show();
    }

    private void show() {
        lists.removeAll();
        List<Listed> found = all.stream().filter(this::wanted).toList();
        List<Listed> own = found.stream().filter(this::own).toList();
        List<Listed> others = found.stream().filter(l -> !own(l)).toList();
        if (found.isEmpty()) {
            lists.add(new EmptyState(
                    getTranslation("organisations.none"),
                    getTranslation("organisations.none-text"),
                    new Anchor("new-organisation", getTranslation("organisation.register"))));
            return;
        }
        section("organisations.own", own);
        section(own.isEmpty() ? "organisations.all" : "organisations.others", others);
    }

    private boolean own(Listed listed) {
        return viewer.organisations().contains(listed.organisation().id());
    }

    private boolean wanted(Listed listed) {
        return (kind.isEmpty() || listed.organisation().kind() == kind.getValue())
                && Stream.of(find.getValue().toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .allMatch(listed.called()::contains);
    }

    private void section(String key, List<Listed> listed) {
        if (listed.isEmpty()) {
            return;
        }
        H2 title = new H2(getTranslation(key));
        title.addClassName("section-title");
        LineList list = LineList.wide();
        listed.stream().limit(SHOWN).map(this::row).forEach(list::add);
        if (listed.size() > SHOWN) {
            list.add(new ListItem(getTranslation("organisations.more", listed.size() - SHOWN)));
        }
        lists.add(title, list);
    }

    private ListItem row(Listed listed) {
        Organisation organisation = listed.organisation();
        Anchor name = new Anchor("organisations/" + organisation.slug(), organisation.name());
        name.getElement().setAttribute("dir", "auto");
        ListItem row = new ListItem(name);
        if (organisation.status() != OrganisationStatus.APPROVED) {
            Span chip = new Span(getTranslation("organisation.status." + word(organisation.status())));
            chip.addClassNames("chip", word(organisation.status()));
            row.add(chip);
        }
        row.add(
                new Quiet(getTranslation("organisation.kind." + word(organisation.kind()))),
                new Quiet(getTranslation("organisations.products", listed.products())));
        return row;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("organisations.title"));
    }
}
