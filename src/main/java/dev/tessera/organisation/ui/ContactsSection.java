package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.organisation.Contact;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;

/** Whom to write to at an organisation; its managers add, change and remove. */
final class ContactsSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Profiles profiles;
    private final transient Messages messages;
    private final transient Notes notes;
    private final transient Runnable changed;
    private final String slug;

    ContactsSection(
            CurrentViewer current,
            Profiles profiles,
            Messages messages,
            Notes notes,
            Profile profile,
            boolean manager,
            Runnable changed) {
        this.current = current;
        this.profiles = profiles;
        this.messages = messages;
        this.notes = notes;
        this.changed = changed;
        this.slug = profile.organisation().slug();
        addClassName("view-part");
        if (profile.contacts().isEmpty()) {
            add(new Paragraph(getTranslation("organisation.no-contacts")));
        }
        LineList list = LineList.wide();
        for (Contact contact : profile.contacts()) {
            Name purpose = new Name(contact.purpose());
            ListItem row = new ListItem(
                    purpose, new Span(contact.name()), new Anchor("mailto:" + contact.email(), contact.email()));
            Quiet seen = new Quiet(getTranslation(contact.isPublic() ? "contact.is-public" : "contact.is-inside"));
            row.add(seen);
            if (manager) {
                row.add(
                        new LineButton(
                                getTranslation("form.edit"),
                                getTranslation("form.edit") + ": " + contact.purpose(),
                                () -> contact(contact)),
                        new LineButton(
                                getTranslation("form.remove"),
                                getTranslation("form.remove") + ": " + contact.purpose(),
                                () -> notes.tried(getLocale(), () -> {
                                    profiles.removeContact(current.get(), slug, contact.id());
                                    changed.run();
                                })));
            }
            list.add(row);
        }
        add(list);
        if (manager) {
            add(new Button(getTranslation("contact.add"), click -> contact(new Contact(0, "", "", "", false))));
        }
    }

    private void contact(Contact contact) {
        new ContactDialog(contact, messages, written -> {
                    profiles.putContact(current.get(), slug, written);
                    changed.run();
                })
                .open();
    }
}
