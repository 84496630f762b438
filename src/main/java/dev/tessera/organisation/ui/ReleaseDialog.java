package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Release;
import dev.tessera.organisation.ReleaseForm;
import dev.tessera.shell.FormFields;
import dev.tessera.specification.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a manager says what is to be said of a version: its name, its day, and the roles that it plays. */
class ReleaseDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Consumer<ReleaseForm> save;
    private final FormFields<ReleaseForm> fields = new FormFields<>();
    private final TextField version = new TextField();
    private final DatePicker released = new DatePicker();
    private final MultiSelectComboBox<Long> roles = new MultiSelectComboBox<>();
    private final Div error = new Div();

    ReleaseDialog(
            @Nullable Release release,
            List<SpecificationVersion> catalogue,
            Messages messages,
            Consumer<ReleaseForm> save) {
        this.messages = messages;
        this.save = save;
        setHeaderTitle(getTranslation(release == null ? "release.add" : "release.edit"));
        setWidth("36rem");
        Map<Long, String> names = new LinkedHashMap<>();
        catalogue.forEach(s -> s.roles().forEach(r -> names.put(r.id(), s.name() + ": " + r.name())));
        roles.setItems(names.keySet());
        roles.setItemLabelGenerator(id -> Objects.requireNonNullElse(names.get(id), ""));
        released.setLocale(getLocale());
        fields.field("release.field.version", version, ReleaseForm::version, Function.identity());
        fields.field("release.field.released", released, ReleaseForm::releasedOn, String::valueOf);
        fields.field("release.field.roles", roles, ReleaseForm::roles, String::valueOf);
        fields.setColspan(roles, 2);
        fields.show(
                release == null
                        ? new ReleaseForm("", null, Set.of())
                        : new ReleaseForm(
                                release.version(),
                                release.releasedOn(),
                                release.roles().stream()
                                        .map(Release.PlayedRole::id)
                                        .collect(Collectors.toSet())));
        error.addClassName("form-error");
        error.getElement().setAttribute("role", "alert");
        add(fields, error);
        Button done = new Button(getTranslation("form.save"), click -> save());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), done);
    }

    private void save() {
        try {
            save.accept(new ReleaseForm(version.getValue(), released.getValue(), roles.getValue()));
            close();
        } catch (Refusal refusal) {
            error.setText(
                    fields.show(refusal.faults(), messages) ? "" : messages.text(getLocale(), refusal.sentence()));
        }
    }
}
