package dev.tessera.shell;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.shared.HasValidationProperties;
import dev.tessera.common.Fault;
import dev.tessera.common.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The fields of a form, each of which knows its place in the record that is edited: so that a fault is shown at its field,
 * and what two people made of one record can be laid side by side.
 *
 * @param <F> the record
 */
public class FormFields<F> extends FormLayout {

    private static final long serialVersionUID = 1L;

    private record Field<F, T>(
            String key,
            Component component,
            AbstractField<?, T> input,
            HasValidationProperties validation,
            Function<F, T> of,
            Function<T, String> said) {

        void show(F record) {
            input.setValue(of.apply(record));
        }

        Difference difference(String label, F base, F theirs) {
            T mine = input.getValue();
            T their = of.apply(theirs);
            return new Difference(
                    label,
                    said.apply(mine),
                    said.apply(their),
                    !Objects.equals(mine, of.apply(base)) && !Objects.equals(mine, their),
                    () -> input.setValue(mine),
                    () -> input.setValue(their));
        }

        boolean changed(F base, F theirs) {
            return !Objects.equals(of.apply(base), of.apply(theirs));
        }
    }

    /**
     * A field that somebody else changed.
     *
     * @param mine what stands in the form
     * @param both whether whoever fills in the form changed it too, to something else
     */
    public record Difference(
            String label, String mine, String theirs, boolean both, Runnable takeMine, Runnable takeTheirs) {}

    private final transient List<Field<F, ?>> fields = new ArrayList<>();

    public FormFields() {
        addClassName("form");
    }

    /**
     * Adds a field.
     *
     * @param key of its label, and of the place of faults in it
     * @param of its value in the record
     * @param said its value as people read it
     */
    public <T, C extends AbstractField<?, T> & HasLabel & HasValidationProperties> void field(
            String key, C input, Function<F, T> of, Function<T, String> said) {
        input.setLabel(getTranslation(key));
        fields.add(new Field<>(key, input, input, input, of, said));
        add(input);
    }

    public void show(F record) {
        fields.forEach(f -> f.show(record));
    }

    /** Shows each fault at its field; returns whether all of them have one. */
    public boolean show(List<Fault> faults, Messages messages) {
        fields.forEach(f -> f.validation().setInvalid(false));
        boolean all = !faults.isEmpty();
        Component first = null;
        for (Fault fault : faults) {
            Field<F, ?> at = fields.stream()
                    .filter(f -> f.key().equals(fault.where().key()))
                    .findFirst()
                    .orElse(null);
            if (at == null) {
                all = false;
            } else {
                at.validation().setErrorMessage(messages.text(getLocale(), fault.reason()));
                at.validation().setInvalid(true);
                first = first == null ? at.component() : first;
            }
        }
        if (first instanceof com.vaadin.flow.component.Focusable<?> focusable) {
            focusable.focus();
        }
        return all;
    }

    /** What somebody else changed from what was read first to what stands now. */
    public List<Difference> differences(F base, F theirs) {
        return fields.stream()
                .filter(f -> f.changed(base, theirs))
                .map(f -> f.difference(getTranslation(f.key()), base, theirs))
                .toList();
    }
}
