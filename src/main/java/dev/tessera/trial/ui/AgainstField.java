package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import dev.tessera.access.Viewer;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.TrialSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The specification versions that a trial is against, in their order, each with a revision of its test suite. */
final class AgainstField extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient Viewer viewer;
    private final transient Runnable changed;
    private final transient List<Line> lines = new ArrayList<>();
    private final Div list = new Div();
    private final Button more;
    private boolean fixed;

    /** @param changed told when other versions were chosen */
    AgainstField(Specifications specifications, TestSuites suites, Viewer viewer, Runnable changed) {
        this.specifications = specifications;
        this.suites = suites;
        this.viewer = viewer;
        this.changed = changed;
        addClassName("against");
        H3 title = new H3(getTranslation("trial.against"));
        title.addClassName("field-group");
        list.addClassName("against-lines");
        more = new Button(getTranslation("trial.against-more"), click -> {
            line(null);
            lines.getLast().version.focus();
        });
        more.addThemeVariants(ButtonVariant.TERTIARY);
        add(title, list, more);
    }

    /** @param fixed whether the trial has opened, so that its versions stay */
    void show(List<TrialSettings.Chosen> chosen, boolean fixed) {
        this.fixed = fixed;
        lines.clear();
        list.removeAll();
        chosen.forEach(this::line);
        if (lines.isEmpty()) {
            line(null);
        }
        more.setVisible(!fixed);
    }

    List<TrialSettings.Chosen> chosen() {
        return lines.stream()
                .filter(l -> l.version.getValue() != null)
                .map(l -> new TrialSettings.Chosen(l.version.getValue().path(), l.number()))
                .toList();
    }

    List<SpecificationVersion> versions() {
        return lines.stream()
                .map(l -> l.version.getValue())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** A version is found by any words of its name and its path. */
    private static boolean matches(SpecificationVersion version, String typed) {
        String called = (version.name() + " " + version.path() + " "
                        + version.path().replace('/', ' '))
                .toLowerCase(Locale.ROOT);
        return Stream.of(typed.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(called::contains);
    }

    private void line(TrialSettings.@Nullable Chosen chosen) {
        Line line = new Line();
        lines.add(line);
        list.add(line.row);
        if (chosen != null) {
            specifications.find(chosen.path()).ifPresent(line.version::setValue);
            Integer number = chosen.revision();
            line.revision.setValue(number == null ? Line.NEWEST : number);
        }
        line.version.setReadOnly(fixed);
        line.revision.setReadOnly(fixed);
        line.remove.setVisible(!fixed);
    }

    /** One version and its revision. */
    private final class Line {

        /** Stands for the revision that is the newest one when the trial opens. */
        private static final int NEWEST = 0;

        private final ComboBox<SpecificationVersion> version = new ComboBox<>();
        private final Select<Integer> revision = new Select<>();
        private final Button remove;
        private final Div row = new Div();

        Line() {
            row.addClassName("against-line");
            version.setLabel(getTranslation("trial.field.specification"));
            version.setRequiredIndicatorVisible(true);
            version.setItems(AgainstField::matches, specifications.catalogue());
            version.setItemLabelGenerator(v -> v.name() + " (" + v.path() + ")");
            revision.setLabel(getTranslation("trial.field.revision"));
            revisions(null);
            version.addValueChangeListener(e -> {
                revisions(e.getValue());
                changed.run();
            });
            remove = new Button(getTranslation("trial.against-remove"), click -> {
                lines.remove(this);
                list.remove(row);
                if (lines.isEmpty()) {
                    line(null);
                }
                changed.run();
            });
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            row.add(version, revision, remove);
        }

        private void revisions(@Nullable SpecificationVersion of) {
            List<Integer> numbers = new ArrayList<>(List.of(NEWEST));
            List<SuiteRevision> released = of == null
                    ? List.of()
                    : suites.revisions(viewer, of).stream()
                            .filter(r -> !r.isDraft())
                            .toList();
            released.forEach(r -> numbers.add(r.number()));
            revision.setItems(numbers);
            revision.setItemLabelGenerator(n -> n == NEWEST
                    ? getTranslation("trial.revision-newest")
                    : getTranslation("trial.revision", n, tests(released, n)));
            revision.setValue(NEWEST);
            revision.setHelperText(of != null && released.isEmpty() ? getTranslation("trial.revision-none") : null);
        }

        private static int tests(List<SuiteRevision> released, int number) {
            Optional<SuiteRevision> found =
                    released.stream().filter(r -> r.number() == number).findFirst();
            return found.map(SuiteRevision::cases).orElse(0);
        }

        @Nullable Integer number() {
            Integer number = revision.getValue();
            return number == null || number == NEWEST ? null : number;
        }
    }
}
