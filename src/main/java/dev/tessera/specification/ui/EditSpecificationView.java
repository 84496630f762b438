package dev.tessera.specification.ui;

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
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.ConflictNotice;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.Families;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.VersionSheet;
import jakarta.annotation.security.PermitAll;

/** Where a coordinator changes what is said of a specification version. */
@Route("specifications/:specification/:version/edit")
@PermitAll
class EditSpecificationView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final SpecificationFields fields;
    private final Div conflict = new Div();
    private String path = "";
    private String title = "";
    private int expected;
    private transient SpecificationForm base =
            new SpecificationForm("", null, null, null, null, null, null, null, null);

    EditSpecificationView(
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
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        conflict.removeAll();
        policy.requireCoordinator(current.get());
        SpecificationVersion version = SpecificationHeader.here(event, specifications);
        path = version.path();
        title = getTranslation("specification.edit-title", version.name());
        begin(specifications.sheet(version));
        fields.show(base);
        Button save = new Button(getTranslation("form.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save, new Anchor("specifications/" + path, getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(new PageHeader(title), conflict, fields, actions);
    }

    private void begin(VersionSheet sheet) {
        expected = sheet.edits();
        base = sheet.form();
    }

    private void save() {
        try {
            specifications.change(current.get(), path, fields.value(), expected);
            notes.done(getLocale(), "form.saved");
            getUI().ifPresent(ui -> ui.navigate("specifications/" + path));
        } catch (Refusal refusal) {
            if (!changedMeanwhile() && !fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    /** Whether somebody else changed the version since it was read: then their changes are shown beside one's own. */
    private boolean changedMeanwhile() {
        VersionSheet now = specifications.find(path).map(specifications::sheet).orElse(null);
        if (now == null || now.edits() == expected) {
            return false;
        }
        conflict.removeAll();
        conflict.add(new ConflictNotice(
                getTranslation("specification.changed-meanwhile", now.version().name()),
                fields.differences(base, now.form())));
        begin(now);
        return true;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title);
    }
}
