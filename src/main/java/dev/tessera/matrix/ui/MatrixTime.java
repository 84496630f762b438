package dev.tessera.matrix.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.WrittenMoment;
import dev.tessera.trial.Trial;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the matrix of another moment, or compared with another moment or round: the address then says so. */
class MatrixTime extends Details {

    private static final long serialVersionUID = 1L;

    MatrixTime(MatrixRequest asked, Trial here, List<Trial> rounds) {
        setSummaryText(getTranslation("matrix.time"));
        addClassName("matrix-time");
        setOpened(asked.isPast());
        DateTimePicker asOf = picker("matrix.time.as-of", asked.asOf(), here);
        DateTimePicker since = picker("matrix.time.since", asked.since(), here);
        Select<Trial> against = new Select<>();
        against.setLabel(getTranslation("matrix.time.against"));
        against.setItems(rounds);
        against.setItemLabelGenerator(t -> t == null ? getTranslation("matrix.time.nothing") : t.title());
        against.setEmptySelectionAllowed(true);
        against.setEmptySelectionCaption(getTranslation("matrix.time.nothing"));
        against.setVisible(!rounds.isEmpty());
        rounds.stream().filter(t -> t.slug().equals(asked.against())).forEach(against::setValue);
        Button show = new Button(getTranslation("matrix.time.show"), e -> {
            Trial other = against.getValue();
            MatrixRequest wanted = asked.at(written(asOf), written(since), other == null ? null : other.slug());
            getUI().ifPresent(ui -> ui.navigate("trials/" + here.slug() + wanted.query()));
        });
        Div fields = new Div(asOf, since, against, show);
        fields.addClassName("matrix-time-fields");
        Paragraph zone = new Paragraph(
                getTranslation("matrix.time.zone", here.setup().zone().getId()));
        zone.addClassName("hint");
        add(fields, zone);
    }

    private DateTimePicker picker(String label, @Nullable String written, Trial here) {
        DateTimePicker picker = new DateTimePicker(getTranslation(label));
        picker.setLocale(getLocale());
        picker.setStep(Duration.ofSeconds(1));
        picker.setDateAriaLabel(getTranslation(label) + " " + getTranslation("matrix.time.date"));
        picker.setTimeAriaLabel(getTranslation(label) + " " + getTranslation("matrix.time.time"));
        if (written != null) {
            ZoneId zone = here.setup().zone();
            picker.setValue(LocalDateTime.ofInstant(WrittenMoment.read(written, zone), zone));
        }
        return picker;
    }

    private static @Nullable String written(DateTimePicker picker) {
        return picker.getValue() == null ? null : picker.getValue().toString();
    }
}
