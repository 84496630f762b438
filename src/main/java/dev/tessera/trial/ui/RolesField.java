package dev.tessera.trial.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.SpecificationVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The roles that products take in a trial, and how many partners each should have at least. */
final class RolesField extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Map<Long, Line> lines = new LinkedHashMap<>();
    private boolean fixed;
    private boolean pairs = true;

    private record Line(Checkbox chosen, IntegerField partners) {}

    RolesField() {
        addClassName("roles");
    }

    /** Offers the roles of these versions; what was chosen of them stays. */
    void offer(List<SpecificationVersion> versions) {
        Map<Long, Line> before = new LinkedHashMap<>(lines);
        lines.clear();
        removeAll();
        H3 title = new H3(getTranslation("trial.roles"));
        title.addClassName("field-group");
        Paragraph help = new Paragraph(getTranslation(
                versions.isEmpty()
                        ? "trial.roles-choose-first"
                        : versions.stream().allMatch(v -> v.roles().isEmpty())
                                ? "trial.roles-none"
                                : "trial.roles-help"));
        help.addClassName("quiet");
        add(title, help);
        for (SpecificationVersion version : versions) {
            for (SpecificationRole role : version.roles()) {
                Line line = before.containsKey(role.id()) ? before.get(role.id()) : line(version, role);
                lines.put(role.id(), line);
                Div row = new Div(line.chosen(), line.partners());
                row.addClassName("role-line");
                add(row);
            }
        }
    }

    private Line line(SpecificationVersion version, SpecificationRole role) {
        Checkbox chosen = new Checkbox(getTranslation("trial.role-of", role.name(), version.name()), true);
        chosen.setReadOnly(fixed);
        IntegerField partners = new IntegerField();
        partners.setAriaLabel(getTranslation("trial.role-partners", role.name()));
        partners.setPlaceholder(getTranslation("trial.role-partners-usual"));
        partners.setMin(0);
        partners.setMax(1000);
        partners.setStepButtonsVisible(true);
        partners.setVisible(pairs);
        chosen.addValueChangeListener(e -> partners.setEnabled(e.getValue()));
        return new Line(chosen, partners);
    }

    /** @param fixed whether the trial has opened, so that its roles stay */
    void show(Map<Long, @Nullable Integer> roles, boolean fixed) {
        this.fixed = fixed;
        lines.forEach((id, line) -> {
            line.chosen().setValue(roles.isEmpty() || roles.containsKey(id));
            line.partners().setValue(roles.get(id));
            line.chosen().setReadOnly(fixed);
        });
    }

    /** Where products do not meet, nobody needs partners. */
    void setPairs(boolean pairs) {
        this.pairs = pairs;
        lines.values().forEach(l -> l.partners().setVisible(pairs));
    }

    /** The roles that were chosen with their numbers; empty where all are, without numbers of their own. */
    Map<Long, @Nullable Integer> roles() {
        boolean all = lines.values().stream()
                .allMatch(l -> l.chosen().getValue() && l.partners().getValue() == null);
        Map<Long, @Nullable Integer> roles = new LinkedHashMap<>();
        if (!all) {
            lines.forEach((id, line) -> {
                if (line.chosen().getValue()) {
                    roles.put(id, line.partners().getValue());
                }
            });
        }
        return roles;
    }

    /** What those that are chosen are called. */
    List<String> names() {
        return lines.values().stream()
                .map(Line::chosen)
                .filter(Checkbox::getValue)
                .map(Checkbox::getLabel)
                .toList();
    }

    /** Whether there are roles and none is chosen. */
    boolean isNone() {
        return !lines.isEmpty()
                && lines.values().stream().noneMatch(l -> l.chosen().getValue());
    }
}
