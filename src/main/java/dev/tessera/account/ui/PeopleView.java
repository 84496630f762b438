package dev.tessera.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.SiteRole;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everybody who has an account, and what they may do on the whole site; for administrators. */
@Route("people")
@PermitAll
class PeopleView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient Notes notes;
    private final TextField text = new TextField();
    private final Paragraph count = new Paragraph();
    private final LineList list = new LineList();

    PeopleView(CurrentViewer current, People people, Notes notes) {
        this.current = current;
        this.people = people;
        this.notes = notes;
        addClassName("view");
        text.setLabel(getTranslation("people.find"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(e -> show());
        text.addClassName("find");
        count.addClassName("quiet");
        count.getElement().setAttribute("role", "status");
        add(new PageHeader(getTranslation("people.title")), text, count, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        List<AccountHolder> found = people.matching(current.get(), text.getValue());
        count.setText(getTranslation("people.count", found.size()));
        list.removeAll();
        for (AccountHolder person : found) {
            Name name = new Name(person.name());
            Quiet email = new Quiet(person.email());
            ListItem line = new ListItem(name, email, role(person));
            line.addClassName("line-with-field");
            list.add(line);
        }
    }

    private Component role(AccountHolder person) {
        Select<SiteRole> role = new Select<>();
        role.setItems(SiteRole.values());
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(word(null));
        role.setItemLabelGenerator(this::word);
        role.setValue(person.siteRole());
        role.setAriaLabel(getTranslation("people.role-of", person.name()));
        role.addValueChangeListener(e -> {
            if (!e.isFromClient()) {
                return;
            }
            notes.tried(
                    getLocale(),
                    () -> people.setSiteRole(current.get(), person.id(), e.getValue(), null),
                    "people.role-changed",
                    person.name(),
                    word(e.getValue()));
            show();
        });
        return role;
    }

    private String word(@Nullable SiteRole role) {
        return getTranslation(
                "site-role." + (role == null ? "none" : role.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("people.title"));
    }
}
