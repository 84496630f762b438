package dev.tessera.profile.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.DemonstrationTest;
import dev.tessera.Given;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** How a manager makes a profile, and what others see of it. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
class ProfileViewsTest extends SpringBrowserlessTest {

    private static final String PROFILES = "specifications/lti/1.3/profiles";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Specifications specifications;

    @Autowired
    private SpecificationProfiles profiles;

    private Viewer vendor;
    private SpecificationVersion lti;

    @BeforeEach
    void the_vendor() {
        vendor = accounts.idOf("vendor@example.org").flatMap(accounts::viewer).orElseThrow();
        lti = specifications.find("lti/1.3").orElseThrow();
    }

    @Test
    @WithUserDetails("vendor@example.org")
    void a_manager_makes_a_profile_and_decides_for_a_group_at_once() {
        String name = Given.unique("Made in a view");
        UI.getCurrent().navigate(PROFILES + "/new");
        test(field("Name")).setValue(name);
        click("Create profile");
        assertThat(getCurrentView()).isInstanceOf(EditProfileView.class);

        @SuppressWarnings("unchecked")
        Grid<TestCase> grid = $(Grid.class).single();
        @SuppressWarnings("unchecked")
        ComboBox<String> group =
                $(ComboBox.class).withPropertyValue(ComboBox::getLabel, "Group").single();
        group.setValue("Security");
        List<TestCase> security = grid.getListDataView().getItems().toList();
        assertThat(security).hasSize(8);
        grid.asMultiSelect().select(security);
        click("Leave out");
        group.setValue("Deep linking");
        TestCase first = grid.getListDataView().getItems().findFirst().orElseThrow();
        grid.asMultiSelect().setValue(Set.of(first));
        click("optional");

        ProfileTests tests = tests(name);
        assertThat(security).noneMatch(tests::includes);
        assertThat(tests.obligation(first)).isEqualTo(Obligation.OPTIONAL);
        assertThat(profiles.suite(lti.id()).stream().filter(tests::includes).count())
                .isEqualTo(profiles.suite(lti.id()).size() - security.size());
    }

    @Test
    @WithUserDetails("vendor@example.org")
    void what_another_changed_meanwhile_is_shown_and_what_was_typed_stands() {
        String name = Given.unique("Of two");
        UI.getCurrent().navigate(PROFILES + "/new");
        test(field("Name")).setValue(name);
        click("Create profile");
        SpecificationProfile made = named(name);
        ProfileForm form = made.form();
        profiles.change(
                vendor,
                lti,
                made.slug(),
                new ProfileForm(name, form.kind(), null, "fr", form.description(), null, form.selection()),
                made.edits());
        test(field("Address of its text")).setValue("https://mine.example.org/");

        click("Save");

        assertThat(field("Language").getValue()).isEqualTo("fr");
        assertThat(field("Address of its text").getValue()).isEqualTo("https://mine.example.org/");
        assertThat(named(name).url()).isNull();
        click("Save");
        assertThat(named(name).url()).isEqualTo("https://mine.example.org/");
        assertThat(named(name).language()).isEqualTo("fr");
    }

    @Test
    @WithUserDetails("rival@example.org")
    void others_see_what_is_public_and_the_trials_through_it() {
        UI.getCurrent().navigate(PROFILES);
        assertThat(links()).contains(PROFILES + "/launch-only").doesNotContain(PROFILES + "/quillmere-partner-checks");

        UI.getCurrent().navigate(PROFILES + "/launch-only");
        assertThat(links())
                .contains("trials/lti-autumn-2026?profile=launch-only")
                .doesNotContain(PROFILES + "/launch-only/edit");
        UI.getCurrent().navigate(PROFILES + "/quillmere-partner-checks");
        assertThat(getCurrentView()).isNotInstanceOf(ProfileView.class);
    }

    private ProfileTests tests(String name) {
        return profiles.tests(named(name));
    }

    private SpecificationProfile named(String name) {
        return profiles.visibleTo(vendor, lti.id()).stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private TextField field(String label) {
        return $(TextField.class).withPropertyValue(TextField::getLabel, label).single();
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private List<String> links() {
        return $(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }
}
