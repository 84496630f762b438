package dev.tessera.legend.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.account.CurrentViewer;
import dev.tessera.legend.Legend;
import dev.tessera.legend.LegendElsewhere;
import dev.tessera.legend.Legends;
import dev.tessera.shell.Notes;
import dev.tessera.specification.SpecificationVersion;
import java.util.List;
import java.util.Objects;

/** Where a coordinator writes a version's next text, from scratch or from another version's. */
class LegendForm extends Div {

    private static final long serialVersionUID = 1L;

    private final TextArea text = new TextArea();
    private final TextField licence = new TextField();
    private final TextField url = new TextField();

    LegendForm(CurrentViewer current, Legends legends, Notes notes, SpecificationVersion version, Runnable changed) {
        addClassName("view-part");
        text.setLabel(getTranslation("legend.field.text"));
        text.setHelperText(getTranslation("legend.field.text-help"));
        text.setMaxLength(100_000);
        text.setMinHeight("12rem");
        text.setMaxHeight("28rem");
        text.setWidthFull();
        licence.setLabel(getTranslation("legend.field.licence"));
        licence.setMaxLength(300);
        url.setLabel(getTranslation("legend.field.url"));
        url.setPlaceholder("https://");
        legends.current(version.id()).ifPresent(this::take);
        List<LegendElsewhere> elsewhere = legends.elsewhere(version.id());
        ComboBox<LegendElsewhere> copy = new ComboBox<>(getTranslation("legend.copy"));
        copy.setItems(elsewhere);
        copy.setItemLabelGenerator(LegendElsewhere::version);
        copy.setVisible(!elsewhere.isEmpty());
        copy.addValueChangeListener(e -> {
            if (e.getValue() != null) {
                take(e.getValue().legend());
            }
        });
        Button save = new Button(
                getTranslation("legend.save"),
                click -> notes.tried(getLocale(), () -> {
                    boolean done = legends.put(
                            current.get(),
                            version.specification(),
                            version.version(),
                            text.getValue(),
                            licence.getValue(),
                            url.getValue());
                    notes.done(getLocale(), done ? "legend.saved" : "legend.same");
                    changed.run();
                }));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(licence, url, copy);
        fields.addClassName("filters");
        add(new Paragraph(getTranslation("legend.next-text")), fields, text, save);
    }

    private void take(Legend legend) {
        text.setValue(legend.text());
        licence.setValue(Objects.requireNonNullElse(legend.licence(), ""));
        url.setValue(Objects.requireNonNullElse(legend.licenceUrl(), ""));
    }
}
