package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Contact;
import dev.tessera.shell.FormFields;
import java.util.function.Consumer;
import java.util.function.Function;

/** Where a manager says whom to write to, and about what. */
class ContactDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Contact contact;
    private final transient Messages messages;
    private final transient Consumer<Contact> save;
    private final FormFields<Contact> fields = new FormFields<>();
    private final TextField purpose = new TextField();
    private final TextField name = new TextField();
    private final EmailField email = new EmailField();
    private final Checkbox isPublic = new Checkbox();
    private final Div error = new Div();

    ContactDialog(Contact contact, Messages messages, Consumer<Contact> save) {
        this.contact = contact;
        this.messages = messages;
        this.save = save;
        setHeaderTitle(getTranslation(contact.id() == 0 ? "contact.add" : "contact.edit"));
        purpose.setHelperText(getTranslation("contact.field.purpose-help"));
        fields.field("contact.field.purpose", purpose, Contact::purpose, Function.identity());
        fields.field("contact.field.name", name, Contact::name, Function.identity());
        fields.field("contact.field.email", email, Contact::email, Function.identity());
        fields.field("contact.field.public", isPublic, Contact::isPublic, String::valueOf);
        fields.show(contact);
        error.addClassName("form-error");
        error.getElement().setAttribute("role", "alert");
        add(fields, error);
        Button done = new Button(getTranslation("form.save"), click -> save());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), done);
    }

    private void save() {
        try {
            save.accept(new Contact(
                    contact.id(), name.getValue(), email.getValue(), purpose.getValue(), isPublic.getValue()));
            close();
        } catch (Refusal refusal) {
            error.setText(
                    fields.show(refusal.faults(), messages) ? "" : messages.text(getLocale(), refusal.sentence()));
        }
    }
}
