package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.Registrations;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;

/** Where a person registers an organisation. */
@Route("new-organisation")
@PermitAll
class NewOrganisationView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Registrations registrations;
    private final transient Messages messages;
    private final transient Notes notes;
    private final OrganisationFields fields;
    private final Div hint = new Div();

    NewOrganisationView(
            CurrentViewer current, Registrations registrations, AccessPolicy policy, Messages messages, Notes notes) {
        this.current = current;
        this.registrations = registrations;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
        fields = new OrganisationFields(true, policy.mayModerate(current.get()));
        fields.show(OrganisationFields.NEW);
        Button register = new Button(getTranslation("organisation.register-submit"), click -> register());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(register, new Anchor("organisations", getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        hint.getElement().setAttribute("role", "status");
        add(
                new PageHeader(getTranslation("organisation.register")),
                new Paragraph(getTranslation("organisation.register-text")),
                fields,
                hint,
                actions);
    }

    private void register() {
        hint.removeAll();
        OrganisationForm form = fields.value();
        try {
            String slug = registrations.register(current.get(), form);
            notes.done(getLocale(), "organisation.registered-note");
            getUI().ifPresent(ui -> ui.navigate("organisations/" + slug));
        } catch (Refusal refusal) {
            if (!fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
            registrations.lookAlike(form.name()).ifPresent(existing -> {
                Div notice = new Div(new Anchor(
                        "organisations/" + existing.slug(),
                        getTranslation("organisation.see-existing", existing.name())));
                notice.addClassName("notice");
                hint.add(notice);
            });
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("organisation.register"));
    }
}
