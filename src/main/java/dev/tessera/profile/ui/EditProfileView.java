package dev.tessera.profile.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.shell.ConflictNotice;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.PageHeader;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a profile's keepers change what is said of it, and decide test by test. */
@Route("specifications/:specification/:version/profiles/:profile/edit")
@PermitAll
class EditProfileView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Specifications specifications;
    private final transient SpecificationProfiles profiles;
    private final transient Messages messages;
    private final transient Notes notes;
    private final ProfileFields fields = new ProfileFields();
    private final Div conflict = new Div();
    private transient @Nullable ProfileHere here;
    private transient ProfileForm base = ProfileFields.NEW;
    private transient @Nullable ProfileTestsEditor editor;

    EditProfileView(
            CurrentViewer current,
            Specifications specifications,
            SpecificationProfiles profiles,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.specifications = specifications;
        this.profiles = profiles;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        conflict.removeAll();
        ProfileHere found = ProfileHere.of(event, current.get(), specifications, profiles);
        if (!profiles.mayKeep(current.get(), found.profile())) {
            throw Refusal.forbidden("profile.managers-only");
        }
        here = found;
        base = found.profile().form();
        fields.show(base);
        Button save = new Button(getTranslation("form.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(save);
        actions.addClassName("form-actions");
        H2 title = new H2(getTranslation("profile.tests"));
        title.addClassName("section-title");
        add(
                new PageHeader(getTranslation(
                                "profile.edit-title", found.profile().name()))
                        .with(new Anchor(found.path(), getTranslation("profile.back"))),
                conflict,
                fields,
                actions,
                title);
        List<TestCase> suite = profiles.suite(found.version().id());
        if (suite.isEmpty()) {
            add(new EmptyState(getTranslation("profile.no-suite"), getTranslation("profile.no-suite-text")));
        } else {
            ProfileTestsEditor tests = new ProfileTestsEditor(
                    suite,
                    profiles.tests(found.profile()),
                    rules -> profiles.decide(
                            current.get(),
                            found.version(),
                            found.profile().slug(),
                            rules,
                            profile().edits()),
                    this::again,
                    refusal -> notes.refused(getLocale(), refusal));
            editor = tests;
            add(tests);
        }
    }

    private SpecificationProfile profile() {
        return Objects.requireNonNull(here).profile();
    }

    /** Reads the profile as it is now; what stands in the form stays. */
    private void again() {
        ProfileHere before = Objects.requireNonNull(here);
        SpecificationProfile now = profiles.see(
                current.get(), before.version().id(), before.profile().slug());
        here = new ProfileHere(before.version(), now);
        if (!now.form().equals(base)) {
            conflict.removeAll();
            conflict.add(new ConflictNotice(
                    getTranslation("profile.changed-meanwhile", now.name()), fields.differences(base, now.form())));
            base = now.form();
        }
        if (editor != null) {
            editor.show(profiles.tests(now));
        }
    }

    private void save() {
        ProfileHere before = Objects.requireNonNull(here);
        try {
            profiles.change(
                    current.get(),
                    before.version(),
                    before.profile().slug(),
                    fields.value(),
                    before.profile().edits());
            conflict.removeAll();
            fields.show(List.of(), messages);
            base = profiles.see(
                            current.get(),
                            before.version().id(),
                            before.profile().slug())
                    .form();
            fields.show(base);
            again();
            notes.done(getLocale(), "form.saved");
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT) {
                again();
            }
            if (!fields.show(refusal.faults(), messages)) {
                notes.refused(getLocale(), refusal);
            }
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "page.title",
                here == null
                        ? ""
                        : getTranslation("profile.edit-title", profile().name()));
    }
}
