package dev.tessera.profile.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.ProfileKind;
import dev.tessera.profile.ProfileSelection;
import dev.tessera.shell.CountryBox;
import dev.tessera.shell.FormFields;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people say of a profile, apart from its tests. */
class ProfileFields extends FormFields<ProfileForm> {

    private static final long serialVersionUID = 1L;

    /** The form of a profile that is not there yet. */
    static final ProfileForm NEW =
            new ProfileForm("", ProfileKind.SUBSET, null, null, null, null, ProfileSelection.ALL_TESTS);

    private final TextField name = new TextField();
    private final ComboBox<ProfileKind> kind = new ComboBox<>();
    private final CountryBox country = new CountryBox();
    private final TextField language = new TextField();
    private final TextField url = new TextField();
    private final TextArea description = new TextArea();
    private final ComboBox<ProfileSelection> selection = new ComboBox<>();

    ProfileFields() {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(300);
        field("profile.field.name", name, ProfileForm::name, Function.identity());
        kind.setItems(ProfileKind.values());
        kind.setItemLabelGenerator(this::kind);
        field("profile.field.kind", kind, ProfileForm::kind, this::kind);
        field("profile.field.country", country, ProfileForm::country, country::called);
        language.setHelperText(getTranslation("profile.field.language-help"));
        field("profile.field.language", language, f -> text(f.language()), Function.identity());
        selection.setItems(ProfileSelection.values());
        selection.setItemLabelGenerator(this::selection);
        selection.setHelperText(getTranslation("profile.field.selection-help"));
        field("profile.field.selection", selection, ProfileForm::selection, this::selection);
        url.setPlaceholder("https://");
        field("profile.field.url", url, f -> text(f.url()), Function.identity());
        description.setMaxLength(4000);
        field("profile.field.description", description, f -> text(f.description()), Function.identity());
        setColspan(description, 2);
    }

    ProfileForm value() {
        return new ProfileForm(
                name.getValue(),
                Objects.requireNonNullElse(kind.getValue(), ProfileKind.SUBSET),
                country.getValue(),
                language.getValue(),
                description.getValue(),
                url.getValue(),
                Objects.requireNonNullElse(selection.getValue(), ProfileSelection.ALL_TESTS));
    }

    private String kind(@Nullable ProfileKind value) {
        return value == null ? "" : getTranslation("profile.kind." + word(value));
    }

    private String selection(@Nullable ProfileSelection value) {
        return value == null ? "" : getTranslation("profile.selection." + word(value));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
