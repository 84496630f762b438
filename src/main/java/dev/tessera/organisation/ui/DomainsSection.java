package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Notes;

/** The domains in which an organisation's people have their mail; its managers add their own. */
final class DomainsSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Profiles profiles;
    private final transient People people;
    private final transient Notes notes;
    private final transient Runnable changed;
    private final String slug;

    DomainsSection(
            CurrentViewer current,
            Profiles profiles,
            People people,
            Notes notes,
            Profile profile,
            boolean manager,
            Runnable changed) {
        this.current = current;
        this.profiles = profiles;
        this.people = people;
        this.notes = notes;
        this.changed = changed;
        this.slug = profile.organisation().slug();
        addClassName("view-part");
        add(new Paragraph(getTranslation("organisation.domains-text")));
        LineList list = LineList.wide();
        for (String domain : profile.domains()) {
            ListItem row = new ListItem(new Span(domain));
            if (manager) {
                row.add(new LineButton(
                        getTranslation("form.remove"),
                        getTranslation("form.remove") + ": " + domain,
                        () -> notes.tried(getLocale(), () -> {
                            profiles.removeDomain(current.get(), slug, domain);
                            changed.run();
                        })));
            }
            list.add(row);
        }
        add(list);
        if (manager) {
            TextField domain = new TextField(getTranslation("organisation.domain-new"));
            String own = people.me(current.get()).mailDomain();
            domain.setValue(profile.domains().contains(own) ? "" : own);
            Button add = new Button(getTranslation("organisation.domain-add"), click -> {
                try {
                    profiles.addDomain(current.get(), slug, domain.getValue());
                    changed.run();
                } catch (Refusal refusal) {
                    domain.setErrorMessage(notes.text(getLocale(), refusal));
                    domain.setInvalid(true);
                }
            });
            Div bar = new Div(domain, add);
            bar.addClassName("filters");
            add(bar);
        }
    }
}
