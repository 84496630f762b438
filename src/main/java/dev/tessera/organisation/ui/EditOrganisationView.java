package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import dev.tessera.shell.ConflictNotice;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import jakarta.annotation.security.PermitAll;

/** Where a manager changes what is said of an organisation. */
@Route("organisations/:organisation/edit")
@PermitAll
class EditOrganisationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Organisations organisations;
    private final transient Profiles profiles;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final OrganisationFields fields;
    private final Div conflict = new Div();
    private String slug = "";
    private int expected;
    private transient OrganisationForm base = OrganisationFields.NEW;

    EditOrganisationView(
            CurrentViewer current,
            Organisations organisations,
            Profiles profiles,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.organisations = organisations;
        this.profiles = profiles;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        fields = new OrganisationFields(false, policy.mayModerate(current.get()));
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        conflict.removeAll();
        Viewer viewer = current.get();
        OrganisationHeader.here(event, organisations, viewer, OrganisationHeader.Part.PROFILE)
                .ifPresent(found -> {
                    policy.requireManager(viewer, found.scope());
                    Profile profile = profiles.see(viewer, found.slug());
                    begin(profile);
                    fields.show(base);
                    Button save = new Button(getTranslation("form.save"), click -> save());
                    save.addThemeVariants(ButtonVariant.PRIMARY);
                    Div actions = new Div(save, new Anchor("organisations/" + slug, getTranslation("dialog.cancel")));
                    actions.addClassName("form-actions");
                    add(
                            new PageHeader(getTranslation("organisation.edit-title", found.name())),
                            conflict,
                            fields,
                            actions);
                });
    }

    private void begin(Profile profile) {
        slug = profile.organisation().slug();
        expected = profile.organisation().edits();
        base = profile.form();
    }

    private void save() {
        try {
            String now = profiles.change(current.get(), slug, fields.value(), expected);
            notes.done(getLocale(), "form.saved");
            getUI().ifPresent(ui -> ui.navigate("organisations/" + now));
        } catch (Refusal refusal) {
            if (!changedMeanwhile() && !fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    /** Whether somebody else changed the record since it was read: then their changes are shown beside one's own. */
    private boolean changedMeanwhile() {
        Viewer viewer = current.get();
        String at = organisations.movedTo(viewer, slug).orElse(slug);
        if (organisations.find(viewer, at).isEmpty()) {
            return false;
        }
        Profile now = profiles.see(viewer, at);
        if (now.organisation().edits() == expected) {
            return false;
        }
        conflict.removeAll();
        conflict.add(new ConflictNotice(
                getTranslation(
                        "organisation.changed-meanwhile", now.organisation().name()),
                fields.differences(base, now.form())));
        begin(now);
        return true;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("organisation.edit-title", base.name()));
    }
}
