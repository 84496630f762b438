package dev.tessera.organisation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.Profile;
import dev.tessera.organisation.Profiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** Two managers who edit one record: the second sees what the first changed, and chooses. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
@WithUserDetails("vendor@example.org")
class EditOrganisationViewTest extends SpringBrowserlessTest {

    private static final String SLUG = "quillmere";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Profiles profiles;

    private Viewer coordinator;

    @BeforeEach
    void open_the_form() {
        coordinator = accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
        navigate("organisations/" + SLUG + "/edit", EditOrganisationView.class);
    }

    @Test
    void what_another_changed_is_shown_and_nothing_that_was_typed_is_lost() {
        test(area("Description")).setValue("Mine");
        test(field("Home page")).setValue("https://mine.example.org/");
        theirs("Theirs", "GB", "https://quillmere.example.com/");
        theirs("Theirs", "FR", "https://quillmere.example.com/");

        save();

        assertThat(area("Description").getValue()).isEqualTo("Mine");
        assertThat(field("Home page").getValue()).isEqualTo("https://mine.example.org/");
        assertThat($(ListItem.class).all())
                .extracting(ListItem::getText)
                .contains("Country was changed by somebody else and is taken over: France");
        assertThat(profile().organisation().description()).isEqualTo("Theirs");

        choice().setValue(true);
        assertThat(area("Description").getValue()).isEqualTo("Theirs");
        choice().setValue(false);
        save();

        assertThat(getCurrentView()).isInstanceOf(OrganisationView.class);
        assertThat(profile().organisation().description()).isEqualTo("Mine");
        assertThat(profile().organisation().country()).isEqualTo("FR");
        assertThat(profile().organisation().homepage()).isEqualTo("https://mine.example.org/");
    }

    @Test
    void a_field_that_is_wrong_says_so_itself() {
        test(field("Home page")).setValue("javascript:alert(1)");

        save();

        assertThat(field("Home page").isInvalid()).isTrue();
        assertThat(field("Home page").getErrorMessage()).contains("is no web address");
        assertThat(field("Name").isInvalid()).isFalse();
        assertThat(getCurrentView()).isInstanceOf(EditOrganisationView.class);
    }

    @Test
    void a_former_address_leads_to_the_record_in_the_workspace_too() {
        test(field("Address")).setValue("quillmere-learning");
        save();
        assertThat(getCurrentView()).isInstanceOf(OrganisationView.class);

        OrganisationProductsView products =
                navigate("organisations/quillmere/products", OrganisationProductsView.class);

        assertThat(products.getPageTitle()).startsWith("Quillmere Learning");
        navigate("organisations/quillmere-learning/edit", EditOrganisationView.class);
        test(field("Address")).setValue(SLUG);
        save();
        assertThat(profile().organisation().slug()).isEqualTo(SLUG);
    }

    private void theirs(String description, String country, String homepage) {
        Profile now = profile();
        OrganisationForm f = now.form();
        profiles.change(
                coordinator,
                SLUG,
                new OrganisationForm(
                        f.name(),
                        f.slug(),
                        f.kind(),
                        f.affiliation(),
                        f.affiliationUntil(),
                        country,
                        homepage,
                        description,
                        f.aliases(),
                        f.iris()),
                now.organisation().edits());
    }

    private Profile profile() {
        return profiles.see(coordinator, SLUG);
    }

    private void save() {
        test($(Button.class).withText("Save").single()).click();
    }

    private TextField field(String label) {
        return $(TextField.class).withPropertyValue(TextField::getLabel, label).single();
    }

    private TextArea area(String label) {
        return $(TextArea.class).withPropertyValue(TextArea::getLabel, label).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Boolean> choice() {
        return $(RadioButtonGroup.class).single();
    }
}
