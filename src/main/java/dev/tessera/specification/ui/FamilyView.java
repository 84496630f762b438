package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.shell.ConflictNotice;
import dev.tessera.shell.FormFields;
import dev.tessera.shell.Lines;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Quiet;
import dev.tessera.specification.Families;
import dev.tessera.specification.Family;
import dev.tessera.specification.FamilyForm;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.function.Function;

/** Where a coordinator says what a family is called, and what it is for. */
@Route("families/:family")
@PermitAll
class FamilyView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Families families;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final FormFields<FamilyForm> fields = new FormFields<>();
    private final TextField name = new TextField();
    private final TextArea description = new TextArea();
    private final Div conflict = new Div();
    private String slug = "";
    private int expected;
    private transient FamilyForm base = new FamilyForm("", null);

    FamilyView(CurrentViewer current, Families families, AccessPolicy policy, Messages messages, Notes notes) {
        this.current = current;
        this.families = families;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        name.setRequiredIndicatorVisible(true);
        fields.field("family.field.name", name, FamilyForm::name, Function.identity());
        description.setMaxLength(4000);
        fields.field(
                "family.field.description",
                description,
                f -> Objects.requireNonNullElse(f.description(), ""),
                Function.identity());
        fields.setColspan(description, 2);
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        conflict.removeAll();
        policy.requireCoordinator(current.get());
        slug = event.getRouteParameters().get("family").orElse("");
        Family family = families.find(slug).orElseThrow(() -> Refusal.notFound("family.unknown", slug));
        begin(family);
        fields.show(base);
        Button save = new Button(getTranslation("form.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save, new Anchor("specifications?family=" + slug, getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(
                new PageHeader(
                        getTranslation("family.edit-title", family.name()),
                        new Quiet(getTranslation("family.figures", family.specifications(), family.versions()))),
                conflict,
                fields,
                actions);
    }

    private void begin(Family family) {
        expected = family.edits();
        base = family.form();
    }

    private void save() {
        try {
            families.change(
                    current.get(),
                    slug,
                    new FamilyForm(name.getValue(), Lines.optional(description.getValue())),
                    expected);
            notes.done(getLocale(), "form.saved");
            getUI().ifPresent(ui -> ui.navigate("specifications?family=" + slug));
        } catch (Refusal refusal) {
            if (!changedMeanwhile() && !fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    private boolean changedMeanwhile() {
        Family now = families.find(slug).orElse(null);
        if (now == null || now.edits() == expected) {
            return false;
        }
        conflict.removeAll();
        conflict.add(new ConflictNotice(
                getTranslation("family.changed-meanwhile", now.name()), fields.differences(base, now.form())));
        begin(now);
        return true;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("family.edit-title", base.name()));
    }
}
