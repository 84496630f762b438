package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tessera.common.Slug;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.shell.CountryBox;
import dev.tessera.shell.FormFields;
import dev.tessera.shell.Lines;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people say of an organisation. */
class OrganisationFields extends FormFields<OrganisationForm> {

    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField();
    private final TextField slug = new TextField();
    private final ComboBox<OrganisationKind> kind = new ComboBox<>();
    private final CountryBox country = new CountryBox();
    private final TextField homepage = new TextField();
    private final TextArea description = new TextArea();
    private final TextArea aliases = new TextArea();
    private final TextArea iris = new TextArea();
    private final ComboBox<Affiliation> affiliation = new ComboBox<>();
    private final DatePicker until = new DatePicker();

    /** The form of an organisation that is not registered yet. */
    static final OrganisationForm NEW = new OrganisationForm(
            "",
            null,
            OrganisationKind.SUPPLIER,
            Affiliation.PUBLIC_COMMUNITY,
            null,
            null,
            null,
            null,
            List.of(),
            List.of());

    /**
     * The fields.
     *
     * @param fresh whether the organisation is new: its address is made from its name
     * @param coordinator whether its affiliation can be changed
     */
    OrganisationFields(boolean fresh, boolean coordinator) {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(300);
        name.setValueChangeMode(ValueChangeMode.ON_BLUR);
        field("organisation.field.name", name, OrganisationForm::name, Function.identity());
        kind.setItems(OrganisationKind.values());
        kind.setItemLabelGenerator(this::kind);
        field("organisation.field.kind", kind, OrganisationForm::kind, this::kind);
        slug.setHelperText(getTranslation("organisation.field.slug-help"));
        field("organisation.field.slug", slug, f -> text(f.slug()), Function.identity());
        slug.setVisible(!fresh);
        if (!fresh) {
            offerAddress();
        }
        field("organisation.field.country", country, OrganisationForm::country, country::called);
        homepage.setPlaceholder("https://");
        field("organisation.field.homepage", homepage, f -> text(f.homepage()), Function.identity());
        description.setMaxLength(4000);
        field("organisation.field.description", description, f -> text(f.description()), Function.identity());
        setColspan(description, 2);
        aliases.setHelperText(getTranslation("organisation.field.aliases-help"));
        field("organisation.field.aliases", aliases, f -> Lines.of(f.aliases()), Function.identity());
        iris.setHelperText(getTranslation("organisation.field.iris-help"));
        field("organisation.field.iris", iris, f -> Lines.of(f.iris()), Function.identity());
        affiliation.setItems(Affiliation.values());
        affiliation.setItemLabelGenerator(this::affiliation);
        field("organisation.field.affiliation", affiliation, OrganisationForm::affiliation, this::affiliation);
        until.setLocale(getLocale());
        field(
                "organisation.field.affiliation-until",
                until,
                OrganisationForm::affiliationUntil,
                date -> date == null ? "" : date.toString());
        affiliation.setVisible(coordinator);
        until.setVisible(coordinator);
    }

    OrganisationForm value() {
        return new OrganisationForm(
                name.getValue(),
                Lines.optional(slug.getValue()),
                Objects.requireNonNullElse(kind.getValue(), OrganisationKind.SUPPLIER),
                Objects.requireNonNullElse(affiliation.getValue(), Affiliation.PUBLIC_COMMUNITY),
                until.getValue(),
                country.getValue(),
                Lines.optional(homepage.getValue()),
                Lines.optional(description.getValue()),
                Lines.in(aliases.getValue()),
                Lines.in(iris.getValue()));
    }

    /** A new name may want a new address; the old one leads there then. */
    private void offerAddress() {
        Button offer = new Button();
        offer.addThemeVariants(ButtonVariant.TERTIARY);
        offer.setVisible(false);
        name.addValueChangeListener(e -> {
            String offered = Slug.of(e.getValue(), taken -> false);
            offer.setText(getTranslation("organisation.field.address-offer", offered));
            offer.setVisible(e.isFromClient() && !e.getValue().isBlank() && !offered.equals(slug.getValue()));
        });
        offer.addClickListener(e -> {
            slug.setValue(Slug.of(name.getValue(), taken -> false));
            offer.setVisible(false);
        });
        add(offer);
    }

    private String kind(@Nullable OrganisationKind value) {
        return value == null ? "" : getTranslation("organisation.kind." + word(value));
    }

    private String affiliation(@Nullable Affiliation value) {
        return value == null ? "" : getTranslation("organisation.affiliation." + word(value));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
