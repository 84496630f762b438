package dev.tessera.profile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.ui.SpecificationHeader;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where a manager makes a profile of a specification version, in the name of an organisation. */
@Route("specifications/:specification/:version/profiles/new")
@PermitAll
class NewProfileView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient SpecificationProfiles profiles;
    private final transient Messages messages;
    private final transient Notes notes;
    private final ProfileFields fields = new ProfileFields();
    private final ComboBox<Organisation> organisation = new ComboBox<>();

    NewProfileView(
            CurrentViewer current,
            Specifications specifications,
            SpecificationProfiles profiles,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.specifications = specifications;
        this.profiles = profiles;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        SpecificationVersion here = SpecificationHeader.here(event, specifications);
        List<Organisation> keepers = profiles.keepers(viewer);
        if (keepers.isEmpty()) {
            throw Refusal.forbidden("profile.managers-only");
        }
        organisation.setLabel(getTranslation("profile.field.organisation"));
        organisation.setItems(keepers);
        organisation.setItemLabelGenerator(Organisation::name);
        organisation.setRequiredIndicatorVisible(true);
        keepers.stream()
                .filter(o -> viewer.organisations().contains(o.id()))
                .findFirst()
                .ifPresent(organisation::setValue);
        fields.addComponentAsFirst(organisation);
        fields.show(ProfileFields.NEW);
        Button save = new Button(getTranslation("profile.create"), click -> save(here));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(
                save, new Anchor("specifications/" + here.path() + "/profiles", getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(new PageHeader(getTranslation("profile.new-title", here.name())), fields, actions);
    }

    private void save(SpecificationVersion here) {
        Organisation keeper = organisation.getValue();
        organisation.setInvalid(keeper == null);
        if (keeper == null) {
            organisation.setErrorMessage(getTranslation("profile.organisation-missing"));
            organisation.focus();
            return;
        }
        try {
            String slug = profiles.create(current.get(), here, keeper.slug(), fields.value());
            getUI().ifPresent(ui -> ui.navigate("specifications/" + here.path() + "/profiles/" + slug + "/edit"));
        } catch (Refusal refusal) {
            if (!fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("profile.new"));
    }
}
