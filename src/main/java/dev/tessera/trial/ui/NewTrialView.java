package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import jakarta.annotation.security.RolesAllowed;
import java.util.Locale;

/** Where a coordinator sets up a trial. */
@Route("new-trial")
@RolesAllowed("COORDINATOR")
class NewTrialView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient TrialSetups setups;
    private final transient Notes notes;
    private final TextField title = new TextField();
    private final TextField address = new TextField();
    private final ComboBox<SpecificationVersion> specification = new ComboBox<>();
    private final RadioButtonGroup<Visibility> visibility = new RadioButtonGroup<>();
    private final RadioButtonGroup<TrialStatus> status = new RadioButtonGroup<>();
    private final DatePicker opens = new DatePicker();
    private final DatePicker closes = new DatePicker();
    private final TextArea description = new TextArea();

    NewTrialView(CurrentViewer current, Trials trials, TrialSetups setups, Specifications specifications, Notes notes) {
        this.current = current;
        this.trials = trials;
        this.setups = setups;
        this.notes = notes;
        addClassName("view");
        title.setLabel(getTranslation("trial.field.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(300);
        title.addValueChangeListener(e -> {
            if (address.isEmpty() && !e.getValue().isBlank()) {
                address.setValue(Slug.of(e.getValue(), taken -> false));
            }
        });
        address.setLabel(getTranslation("trial.field.address"));
        address.setHelperText(getTranslation("trial.field.address-help"));
        specification.setLabel(getTranslation("trial.field.specification"));
        specification.setRequiredIndicatorVisible(true);
        specification.setItems(specifications.catalogue());
        specification.setItemLabelGenerator(v -> v.name() + " (" + v.path() + ")");
        visibility.setLabel(getTranslation("trial.field.visibility"));
        visibility.setItems(Visibility.CONFIDENTIAL, Visibility.OPEN);
        visibility.setItemLabelGenerator(v -> getTranslation("trial.visibility." + word(v)));
        visibility.setValue(Visibility.CONFIDENTIAL);
        status.setLabel(getTranslation("trial.field.status"));
        status.setItems(TrialStatus.DRAFT, TrialStatus.ANNOUNCED, TrialStatus.OPEN);
        status.setItemLabelGenerator(s -> getTranslation("trial.status." + word(s)));
        status.setValue(TrialStatus.DRAFT);
        opens.setLabel(getTranslation("trial.field.opens"));
        opens.setLocale(getLocale());
        closes.setLabel(getTranslation("trial.field.closes"));
        closes.setLocale(getLocale());
        description.setLabel(getTranslation("trial.field.description"));
        description.setMaxLength(8000);
        Button make = new Button(getTranslation("trial.make"), click -> make());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        FormLayout form = new FormLayout(title, address, specification, description, opens, closes, visibility, status);
        form.setColspan(description, 2);
        form.addClassName("form");
        add(new PageHeader(getTranslation("trial.new")), form, make);
    }

    private void make() {
        try {
            String slug = address.getValue().strip();
            if (trials.find(current.get(), slug).isPresent()) {
                throw Refusal.conflict("trial.address-taken", slug);
            }
            setups.put(
                    current.get(),
                    slug,
                    new TrialForm(
                            title.getValue(),
                            specification.getValue() == null
                                    ? null
                                    : specification.getValue().path(),
                            visibility.getValue(),
                            status.getValue(),
                            description.isEmpty() ? null : description.getValue(),
                            opens.getValue(),
                            closes.getValue()));
            getUI().ifPresent(ui -> ui.navigate("trials/" + slug));
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("trial.new"));
    }
}
