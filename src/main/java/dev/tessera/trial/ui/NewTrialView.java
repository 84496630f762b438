package dev.tessera.trial.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import dev.tessera.shell.Lines;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialTerms;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a coordinator sets up a trial, step by step: {@code ?from=} begins with what another one is, {@code ?after=}
 * with the next round of it.
 */
@Route("new-trial")
@RolesAllowed("COORDINATOR")
class NewTrialView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient TrialSetups setups;
    private final transient TrialTerms trialTerms;
    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient Notes notes;
    private final TextField address = new TextField();
    private final TextArea terms = new TextArea();
    private final Div steps = new Div();
    private final Paragraph fault = new Paragraph();
    private final OrderedList path = new OrderedList();
    private final Button back = new Button();
    private final Button next = new Button();
    private transient @Nullable TrialFields fields;
    private transient List<Step> all = List.of();
    private int here;

    private record Step(String key, Component content) {}

    NewTrialView(
            CurrentViewer current,
            Trials trials,
            TrialSetups setups,
            TrialTerms trialTerms,
            Specifications specifications,
            TestSuites suites,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.setups = setups;
        this.trialTerms = trialTerms;
        this.specifications = specifications;
        this.suites = suites;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        steps.removeAll();
        List<Trial> others = trials.knownTo(current.get());
        TrialFields form = new TrialFields(specifications, suites, current.get(), others, getLocale());
        fields = form;
        QueryParameters query = event.getLocation().getQueryParameters();
        boolean after = query.getSingleParameter("after").isPresent();
        query.getSingleParameter(after ? "after" : "from").ifPresent(slug -> {
            form.show(setups.copy(current.get(), slug, after), false);
            trialTerms.current(trials.coordinate(current.get(), slug)).ifPresent(t -> terms.setValue(t.text()));
        });
        address.setLabel(getTranslation("trial.field.address"));
        address.setHelperText(getTranslation("trial.field.address-help"));
        address.setMaxLength(100);
        form.title().addValueChangeListener(e -> {
            if (address.isEmpty() && !e.getValue().isBlank()) {
                address.setValue(Slug.of(e.getValue(), taken -> false));
            }
        });
        form.what().addComponentAtIndex(1, address);
        address.addClassName("form-single");
        terms.setLabel(getTranslation("trial.field.terms"));
        terms.setHelperText(getTranslation("trial.field.terms-help"));
        terms.setMinRows(6);
        terms.setMaxLength(100_000);
        terms.addClassName("form-single");
        form.rules().add(terms);
        all = List.of(
                new Step("what", form.what()),
                new Step("when", form.when()),
                new Step("who", form.who()),
                new Step("rules", form.rules()),
                new Step("check", new Section()));
        path.addClassName("wizard-path");
        fault.addClassName("form-error");
        fault.getElement().setAttribute("role", "alert");
        back.setText(getTranslation("wizard.back"));
        back.addClickListener(click -> go(here - 1));
        next.addThemeVariants(ButtonVariant.PRIMARY);
        next.addClickListener(click -> forward());
        Div actions = new Div(back, next, new Anchor("", getTranslation("dialog.cancel")));
        actions.addClassName("form-actions");
        add(new PageHeader(getTranslation("trial.new")), path, fault, steps, actions);
        go(0);
    }

    private TrialFields fields() {
        return Objects.requireNonNull(fields);
    }

    private void go(int step) {
        here = step;
        fault.setText("");
        Step shown = all.get(step);
        steps.removeAll();
        H2 title = new H2(getTranslation("wizard.step." + shown.key()));
        title.addClassName("section-title");
        title.getElement().setAttribute("tabindex", "-1");
        steps.add(title, step == all.size() - 1 ? summary() : shown.content());
        back.setVisible(step > 0);
        next.setText(
                step == all.size() - 1
                        ? getTranslation("trial.make")
                        : getTranslation(
                                "wizard.next",
                                getTranslation(
                                        "wizard.step." + all.get(step + 1).key())));
        path.removeAll();
        for (int i = 0; i < all.size(); i++) {
            ListItem item = new ListItem();
            String name = getTranslation("wizard.step." + all.get(i).key());
            if (i < step) {
                int to = i;
                Button done = new Button(name, click -> go(to));
                done.addThemeVariants(ButtonVariant.TERTIARY);
                item.add(done);
            } else {
                item.setText(name);
            }
            if (i == step) {
                item.getElement().setAttribute("aria-current", "step");
            }
            path.add(item);
        }
        if (step > 0) {
            // Whoever goes on by keyboard or by ear is at the beginning of the step.
            title.getElement().executeJs("this.focus()");
        }
    }

    private Component summary() {
        Section section = new Section(
                new TrialSummary(fields().settings(), fields().roles().names()));
        if (!terms.isEmpty()) {
            section.add(new Paragraph(getTranslation("trial.terms-said")));
        }
        Paragraph then = new Paragraph(getTranslation("wizard.then"));
        then.addClassName("quiet");
        section.add(then);
        return section;
    }

    private void forward() {
        try {
            require(all.get(here).key());
        } catch (Refusal refusal) {
            say(refusal);
            return;
        }
        if (here < all.size() - 1) {
            go(here + 1);
        } else {
            make();
        }
    }

    /** What can be told at a step is told there, and not at the end. */
    private void require(String step) {
        switch (step) {
            case "what" -> {
                if (fields().title().getValue().isBlank()) {
                    throw Refusal.invalid("trial.title-missing");
                }
                if (!Slug.isValid(address.getValue().strip())) {
                    throw Refusal.invalid("slug.invalid", address.getValue().strip());
                }
                if (trials.isTaken(address.getValue().strip())) {
                    throw Refusal.conflict(
                            "trial.address-taken", address.getValue().strip());
                }
                if (fields().against().chosen().isEmpty()) {
                    throw Refusal.invalid("trial.choose-specification");
                }
                if (fields().roles().isNone()) {
                    throw Refusal.invalid("trial.choose-role");
                }
            }
            case "when" -> setups.requireDays(fields().settings().setup());
            default -> {}
        }
    }

    private void make() {
        try {
            String slug = address.getValue().strip();
            setups.create(current.get(), slug, fields().settings(), Lines.optional(terms.getValue()));
            notes.done(getLocale(), "trial.made", fields().title().getValue());
            getUI().ifPresent(ui -> ui.navigate("trials/" + slug + "/setup"));
        } catch (Refusal refusal) {
            say(refusal);
        }
    }

    private void say(Refusal refusal) {
        fault.setText(notes.text(getLocale(), refusal));
        fault.scrollIntoView();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("trial.new"));
    }
}
