package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.Families;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where a coordinator enters a specification, or with {@code ?of=lti} a new version of one. */
@Route("new-specification")
@PermitAll
class NewSpecificationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final SpecificationFields fields;
    private final TextField specification = new TextField();
    private final TextField version = new TextField();
    private String title = "";

    NewSpecificationView(
            CurrentViewer current,
            Specifications specifications,
            Families families,
            Organisations organisations,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.specifications = specifications;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        fields = new SpecificationFields(families, organisations);
        specification.setLabel(getTranslation("specification.new-slug"));
        specification.setHelperText(getTranslation("specification.new-slug-help"));
        specification.setRequiredIndicatorVisible(true);
        version.setLabel(getTranslation("specification.new-version-slug"));
        version.setHelperText(getTranslation("specification.new-version-slug-help"));
        version.setRequiredIndicatorVisible(true);
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        policy.requireCoordinator(current.get());
        String of = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("of")
                .orElse("");
        List<SpecificationVersion> earlier = specifications.versions(of);
        title = getTranslation("specification.new-title");
        SpecificationForm form =
                new SpecificationForm("", null, null, SpecificationStatus.DRAFT, List.of(), null, null, null, null);
        if (!earlier.isEmpty()) {
            SpecificationForm last = specifications.sheet(earlier.getFirst()).form();
            title = getTranslation("specification.new-version-title", last.specificationName());
            form = new SpecificationForm(
                    last.specificationName(),
                    last.specificationName(),
                    last.family(),
                    SpecificationStatus.DRAFT,
                    last.roles(),
                    null,
                    null,
                    null,
                    null,
                    last.description(),
                    last.editor(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        specification.setValue(earlier.isEmpty() ? "" : of);
        specification.setReadOnly(!earlier.isEmpty());
        fields.show(form);
        FormLayout address = new FormLayout(specification, version);
        address.addClassName("form");
        Button create = new Button(getTranslation("specification.create"), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(create, new Anchor("specifications", getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(new PageHeader(title), address, fields, actions);
    }

    private void create() {
        String path =
                specification.getValue().strip() + "/" + version.getValue().strip();
        try {
            if (specifications.find(path).isPresent()) {
                throw Refusal.conflict("specification.exists", path);
            }
            specifications.put(
                    current.get(),
                    specification.getValue().strip(),
                    version.getValue().strip(),
                    fields.value());
            getUI().ifPresent(ui -> ui.navigate("specifications/" + path));
        } catch (Refusal refusal) {
            if (!fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
