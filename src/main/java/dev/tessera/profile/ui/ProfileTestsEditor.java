package dev.tessera.profile.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.dataview.GridListDataView;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tessera.common.Refusal;
import dev.tessera.profile.ProfileRule;
import dev.tessera.profile.ProfileTests;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Test by test, or for many at once: in the profile or not, and how much it obliges. Every decision is stored at once; it
 * is for the rows that are ticked, or where none is for the one that has the focus.
 */
class ProfileTestsEditor extends Div {

    private static final long serialVersionUID = 1L;

    /** Stores rules by lineage. */
    interface Decide {
        void on(Map<Long, ProfileRule> rules);
    }

    private final transient List<TestCase> suite;
    private final transient Decide decide;
    private final transient Runnable again;
    private final transient Consumer<Refusal> refused;
    private final Grid<TestCase> grid;
    private final transient GridListDataView<TestCase> rows;
    private final TextField find = new TextField();
    private final ComboBox<String> group = new ComboBox<>();
    private final Span counts = new Span();
    private transient ProfileTests tests;
    private transient @Nullable TestCase focused;

    /**
     * The editor.
     *
     * @param again reads the profile as it is now, after something was stored or refused, and calls {@link #show}
     */
    ProfileTestsEditor(
            List<TestCase> suite, ProfileTests tests, Decide decide, Runnable again, Consumer<Refusal> refused) {
        this.suite = suite;
        this.tests = tests;
        this.decide = decide;
        this.again = again;
        this.refused = refused;
        addClassNames("view-part", "profile-editor");
        grid = ProfileGrid.of(() -> this.tests, this::getTranslation);
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addCellFocusListener(e -> focused = e.getItem().orElse(null));
        rows = grid.setItems(suite);
        grid.setHeight("32rem");
        Paragraph help = new Paragraph(getTranslation("profile.edit-help"));
        add(help, filters(), actions(), counts, grid);
        counts.addClassName("quiet");
        counts.getElement().setAttribute("role", "status");
        key(Key.KEY_I, rule -> new ProfileRule(true, rule.obligation(), rule.note()));
        key(Key.KEY_O, rule -> new ProfileRule(false, null, rule.note()));
        key(Key.DIGIT_0, rule -> obliging(rule, null));
        key(Key.DIGIT_1, rule -> obliging(rule, Obligation.REQUIRED));
        key(Key.DIGIT_2, rule -> obliging(rule, Obligation.RECOMMENDED));
        key(Key.DIGIT_3, rule -> obliging(rule, Obligation.OPTIONAL));
        Shortcuts.addShortcutListener(grid, this::note, Key.KEY_N).listenOn(grid);
        count();
    }

    /** Shows what is decided now. */
    void show(ProfileTests now) {
        tests = now;
        rows.refreshAll();
        count();
    }

    private Component filters() {
        find.setLabel(getTranslation("profile.find"));
        find.setClearButtonVisible(true);
        find.setValueChangeMode(ValueChangeMode.LAZY);
        find.setValueChangeTimeout(150);
        find.addValueChangeListener(e -> filter());
        group.setLabel(getTranslation("suite.group"));
        group.setItems(suite.stream()
                .map(TestCase::group)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        group.setClearButtonVisible(true);
        group.addValueChangeListener(e -> filter());
        Div filters = new Div(find, group);
        filters.addClassName("filters");
        return filters;
    }

    private void filter() {
        String wanted = find.getValue().strip().toLowerCase(Locale.ROOT);
        String in = group.getValue();
        rows.setFilter(t -> (in == null || in.equals(t.group()))
                && (t.key() + " " + t.title()).toLowerCase(Locale.ROOT).contains(wanted));
        count();
    }

    private Component actions() {
        Div actions = new Div();
        actions.addClassName("form-actions");
        actions.add(
                button("profile.include", rule -> new ProfileRule(true, rule.obligation(), rule.note())),
                button("profile.leave-out", rule -> new ProfileRule(false, null, rule.note())),
                button("profile.as-suite", rule -> obliging(rule, null)));
        for (Obligation obligation : Obligation.values()) {
            Button make = button("profile.include", rule -> obliging(rule, obligation));
            make.setText(getTranslation("obligation." + obligation.name().toLowerCase(Locale.ROOT)));
            make.setAriaLabel(getTranslation("profile.make", make.getText()));
            actions.add(make);
        }
        actions.add(new Button(getTranslation("profile.note-edit"), click -> note()));
        return actions;
    }

    private Button button(String key, UnaryOperator<ProfileRule> change) {
        return new Button(getTranslation(key), click -> apply(change));
    }

    private void key(Key key, UnaryOperator<ProfileRule> change) {
        Shortcuts.addShortcutListener(grid, () -> apply(change), key).listenOn(grid);
    }

    /** What is given an obligation is in. */
    private static ProfileRule obliging(ProfileRule rule, @Nullable Obligation obligation) {
        return new ProfileRule(obligation != null || rule.included(), obligation, rule.note());
    }

    /** Those that are ticked and can be seen; none: the one that has the focus. */
    private Collection<TestCase> chosen() {
        Set<TestCase> ticked = grid.getSelectedItems();
        if (!ticked.isEmpty()) {
            return rows.getItems().filter(ticked::contains).toList();
        }
        return focused == null ? List.of() : List.of(focused);
    }

    private void apply(UnaryOperator<ProfileRule> change) {
        Map<Long, ProfileRule> rules = new HashMap<>();
        chosen().forEach(t -> rules.put(t.lineage(), change.apply(tests.of(t))));
        if (rules.isEmpty()) {
            refused.accept(Refusal.invalid("profile.choose-first"));
            return;
        }
        try {
            decide.on(rules);
        } catch (Refusal refusal) {
            refused.accept(refusal);
        }
        again.run();
    }

    private void note() {
        Collection<TestCase> about = chosen();
        if (about.isEmpty()) {
            refused.accept(Refusal.invalid("profile.choose-first"));
            return;
        }
        TextArea text = new TextArea(getTranslation("profile.note"));
        text.setMaxLength(2000);
        text.setWidthFull();
        text.setValue(Objects.requireNonNullElse(tests.note(about.iterator().next()), ""));
        Dialog dialog = new Dialog(getTranslation("profile.note-edit"));
        dialog.add(text);
        Button save = new Button(getTranslation("form.save"), click -> {
            dialog.close();
            apply(rule -> new ProfileRule(rule.included(), rule.obligation(), text.getValue()));
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("dialog.cancel"), click -> dialog.close()), save);
        dialog.open();
        text.focus();
    }

    private void count() {
        counts.setText(getTranslation(
                "profile.editing-counts",
                suite.stream().filter(tests::includes).count(),
                suite.size(),
                rows.getItemCount()));
    }
}
