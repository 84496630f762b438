package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.legend.Legend;
import dev.tessera.legend.Legends;
import dev.tessera.shell.Lines;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Candidate;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Registering;
import dev.tessera.trial.Terms;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import dev.tessera.trial.TrialTerms;
import dev.tessera.trial.Trials;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One's product, its role, and the texts that taking part means to accept. */
final class RegisterForm extends Div {

    private static final long serialVersionUID = 1L;

    /** Makes forms; a view has one of these for all that they need. */
    @Component
    static class Maker {

        private final CurrentViewer current;
        private final Trials trials;
        private final Participations participations;
        private final TrialTerms terms;
        private final Legends legends;
        private final Notes notes;

        Maker(
                CurrentViewer current,
                Trials trials,
                Participations participations,
                TrialTerms terms,
                Legends legends,
                Notes notes) {
            this.current = current;
            this.trials = trials;
            this.participations = participations;
            this.terms = terms;
            this.legends = legends;
            this.notes = notes;
        }

        RegisterForm form(Trial trial, List<Candidate> candidates, Runnable registered) {
            return new RegisterForm(this, trial, candidates, registered);
        }
    }

    /** A text that has to be accepted, and what accepts it. */
    private record Condition(Checkbox accepted, Runnable accept) {}

    private final transient Maker maker;
    private final transient Trial trial;
    private final transient Runnable registered;
    private final ComboBox<Candidate> product = new ComboBox<>();
    private final RadioButtonGroup<TrialRole> role = new RadioButtonGroup<>();
    private final Checkbox remote = new Checkbox();
    private final TextArea note = new TextArea();
    private final Div conditions = new Div();
    private final Paragraph fault = new Paragraph();
    private final transient List<Condition> asked = new ArrayList<>();

    private RegisterForm(Maker maker, Trial trial, List<Candidate> candidates, Runnable registered) {
        this.maker = maker;
        this.trial = trial;
        this.registered = registered;
        boolean several =
                candidates.stream().map(Candidate::organisation).distinct().count() > 1;
        product.setLabel(getTranslation("join.product"));
        product.setItems(candidates);
        product.setItemLabelGenerator(c -> c.product()
                + (c.version().isEmpty() ? "" : " " + c.version())
                + (several ? " · " + c.organisationName() : ""));
        product.setRequiredIndicatorVisible(true);
        product.addValueChangeListener(e -> conditions(e.getValue()));
        List<TrialRole> roles = maker.trials.roles(trial);
        boolean severalVersions = trial.specifications().size() > 1;
        role.setLabel(getTranslation("join.role"));
        role.setItems(roles);
        role.setItemLabelGenerator(r -> severalVersions ? r.name() + " · " + versionOf(r) : r.name());
        role.setVisible(!roles.isEmpty());
        role.setRequiredIndicatorVisible(true);
        remote.setLabel(getTranslation("join.remote"));
        remote.setVisible(trial.setup().kind().hasPairs());
        note.setLabel(getTranslation("join.note"));
        note.setMaxLength(2000);
        fault.addClassName("form-error");
        fault.getElement().setAttribute("role", "alert");
        FormLayout form = new FormLayout(product, role, remote, note);
        form.addClassName("form");
        form.setColspan(role, 2);
        form.setColspan(remote, 2);
        form.setColspan(note, 2);
        conditions.addClassName("conditions");
        Button register = new Button(getTranslation("join.do"), click -> register());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(register);
        actions.addClassName("form-actions");
        add(form, conditions, fault, actions);
        if (candidates.size() == 1) {
            product.setValue(candidates.getFirst());
        }
        if (roles.size() == 1) {
            role.setValue(roles.getFirst());
        }
    }

    private String versionOf(TrialRole of) {
        return trial.specifications().stream()
                .filter(v -> v.id() == of.specificationVersion())
                .map(TestedVersion::name)
                .findFirst()
                .orElse("");
    }

    /** What the product's organisation has still to accept. */
    private void conditions(@Nullable Candidate chosen) {
        conditions.removeAll();
        asked.clear();
        if (chosen == null) {
            return;
        }
        for (TestedVersion version : trial.specifications()) {
            if (!maker.legends.isAccepted(version.id(), chosen.organisation())) {
                Legend legend = maker.legends.current(version.id()).orElseThrow();
                condition(
                        getTranslation("join.accept-legend", chosen.organisationName(), version.name()),
                        getTranslation("join.legend-of", version.name()),
                        legend.text(),
                        () -> maker.legends.accept(maker.current.get(), legend.id(), chosen.organisation()));
                conditions.add(
                        new Anchor("specifications/" + version.path() + "/legend", getTranslation("legend.about")));
            }
        }
        if (!maker.terms.isAccepted(trial, chosen.organisation())) {
            Terms terms = maker.terms.current(trial).orElseThrow();
            condition(
                    getTranslation("join.accept-terms", chosen.organisationName()),
                    getTranslation("trial.terms"),
                    terms.text(),
                    () -> maker.terms.accept(maker.current.get(), trial.slug(), terms.id(), chosen.organisation()));
        }
    }

    private void condition(String label, String title, String text, Runnable accept) {
        Paragraph wording = new Paragraph(text);
        wording.addClassName("wording");
        wording.getElement().setAttribute("dir", "auto");
        Details read = new Details(title, wording);
        read.setOpened(text.length() < 1500);
        Checkbox accepted = new Checkbox(label);
        conditions.add(read, accepted);
        asked.add(new Condition(accepted, accept));
    }

    private void register() {
        fault.setText("");
        try {
            Candidate chosen = product.getValue();
            if (chosen == null) {
                throw Refusal.invalid("join.choose-product");
            }
            if (role.isVisible() && role.getValue() == null) {
                throw Refusal.invalid("participation.role-missing");
            }
            if (asked.stream().anyMatch(c -> !c.accepted().getValue())) {
                throw Refusal.invalid("join.accept-all");
            }
            asked.forEach(c -> c.accept().run());
            maker.participations.register(
                    maker.current.get(),
                    trial.slug(),
                    new Registering(
                            chosen.productVersion(),
                            role.getValue() == null ? null : role.getValue().id(),
                            remote.getValue(),
                            Lines.optional(note.getValue())));
            maker.notes.done(getLocale(), "join.done", chosen.product());
            registered.run();
        } catch (Refusal refusal) {
            fault.setText(maker.notes.text(getLocale(), refusal));
            // Another text may have come meanwhile.
            if (refusal.kind() == Refusal.Kind.CONFLICT) {
                conditions(product.getValue());
            }
        }
    }
}
