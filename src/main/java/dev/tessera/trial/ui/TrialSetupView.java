package dev.tessera.trial.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisations;
import dev.tessera.shell.Notes;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Lifecycle;
import dev.tessera.trial.Terms;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialInvitations;
import dev.tessera.trial.TrialSettings;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialTerms;
import dev.tessera.trial.Trials;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a coordinator takes a trial to its next phase, and changes what is decided about it. */
@Route("trials/:trial/setup")
@PermitAll
class TrialSetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient TrialSetups setups;
    private final transient Lifecycle lifecycle;
    private final transient TrialTerms trialTerms;
    private final transient TrialInvitations invitations;
    private final transient Organisations organisations;
    private final transient Specifications specifications;
    private final transient TestSuites suites;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private final Paragraph fault = new Paragraph();
    private transient @Nullable TrialFields fields;
    private String title = "";

    TrialSetupView(
            CurrentViewer current,
            Trials trials,
            TrialSetups setups,
            Lifecycle lifecycle,
            TrialTerms trialTerms,
            TrialInvitations invitations,
            Organisations organisations,
            Specifications specifications,
            TestSuites suites,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.setups = setups;
        this.lifecycle = lifecycle;
        this.trialTerms = trialTerms;
        this.invitations = invitations;
        this.organisations = organisations;
        this.specifications = specifications;
        this.suites = suites;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
        fault.addClassName("form-error");
        fault.getElement().setAttribute("role", "alert");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("trial").orElse(""));
    }

    private void show(String slug) {
        removeAll();
        fault.setText("");
        Viewer viewer = current.get();
        Trial trial = trials.coordinate(viewer, slug);
        title = trial.title();
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.SETUP));
        add(new PhaseSection(current, lifecycle, notes, trial, () -> show(slug)));
        TrialFields form = new TrialFields(
                specifications,
                suites,
                viewer,
                trials.knownTo(viewer).stream()
                        .filter(t -> t.id() != trial.id())
                        .toList(),
                getLocale());
        fields = form;
        TrialSettings read = setups.settings(viewer, slug);
        form.show(read, trial.status().hasOpened());
        Button save = new Button(getTranslation("form.save"), click -> save(slug, read));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save);
        actions.addClassName("form-actions");
        if (trial.status().hasOpened()) {
            Paragraph fixed = new Paragraph(getTranslation("trial.opened-fixed"));
            fixed.addClassName("quiet");
            add(section("trial.decided"), fixed);
        } else {
            add(section("trial.decided"));
        }
        add(
                part("what", form.what()),
                part("when", form.when()),
                part("who", form.who()),
                part("rules", form.rules()),
                fault,
                actions,
                terms(trial));
        if (!trial.setup().listed()) {
            add(new InvitedSection(current, invitations, organisations, notes, trial));
        }
        add(next(trial));
    }

    private Section part(String key, Section content) {
        H3 heading = new H3(getTranslation("wizard.step." + key));
        content.addComponentAsFirst(heading);
        return content;
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    private Section terms(Trial trial) {
        TextArea text = new TextArea(getTranslation("trial.field.terms"));
        text.setHelperText(getTranslation("trial.field.terms-help"));
        text.setMinRows(4);
        text.setMaxLength(100_000);
        text.addClassName("form-single");
        int number = trialTerms
                .current(trial)
                .map(now -> {
                    text.setValue(now.text());
                    return now.number();
                })
                .orElse(0);
        Button put = new Button(
                getTranslation(number == 0 ? "terms.put" : "terms.change"),
                click -> notes.tried(getLocale(), () -> {
                    boolean changed = trialTerms.put(current.get(), trial.slug(), text.getValue());
                    int now = trialTerms.current(trial).map(Terms::number).orElse(0);
                    notes.done(getLocale(), changed ? "terms.now" : "terms.same", now);
                }));
        Paragraph about = new Paragraph(getTranslation("terms.about", number));
        about.addClassName("quiet");
        return new Section(section("trial.terms"), about, text, new Div(put));
    }

    private Section next(Trial trial) {
        Div links = new Div(
                new Anchor("new-trial?after=" + trial.slug(), getTranslation("trial.next-round")),
                new Anchor("new-trial?from=" + trial.slug(), getTranslation("trial.copy")));
        links.addClassName("link-row");
        return new Section(section("trial.another"), links);
    }

    private void save(String slug, TrialSettings read) {
        try {
            setups.change(
                    current.get(), slug, read, Objects.requireNonNull(fields).settings());
            notes.done(getLocale(), "form.saved");
            show(slug);
        } catch (Refusal refusal) {
            fault.setText(notes.text(getLocale(), refusal));
            fault.scrollIntoView();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.setup"));
    }
}
