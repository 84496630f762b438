package dev.tessera.specification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.VersionSheet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** The catalogue in the workspace: it is searched as one types, and kept by coordinators. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
@WithUserDetails("coordinator@example.org")
class SpecificationViewsTest extends SpringBrowserlessTest {

    @Autowired
    private Specifications specifications;

    @Autowired
    private Accounts accounts;

    @Test
    void the_address_holds_what_is_looked_for() {
        UI.getCurrent().navigate("specifications", QueryParameters.simple(Map.of("q", "badges", "status", "final")));

        assertThat(field("Find a specification or a test").getValue()).isEqualTo("badges");
        assertThat($(Paragraph.class).all()).extracting(Paragraph::getText).contains("3 versions");
        assertThat(test($(Grid.class).single()).size()).isEqualTo(3);
    }

    @Test
    void test_cases_are_found_beside_the_versions() {
        navigate("specifications", SpecificationsView.class);

        test(field("Find a specification or a test")).setValue("deep linking");

        assertThat($(Paragraph.class).all()).extracting(Paragraph::getText).contains("1 version");
        assertThat($(Anchor.class).all())
                .extracting(Anchor::getHref)
                .anyMatch(href -> href.matches("specifications/lti-dl/2\\.0/tests/\\d+"));
    }

    @Test
    void what_another_changed_is_shown_and_nothing_that_was_typed_is_lost() {
        Viewer coordinator = accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
        navigate("specifications/vdex/1.0/edit", EditSpecificationView.class);
        test(area("Note")).setValue("Mine");
        specifications.put(coordinator, "vdex", "1.0", SpecificationForm.of(SpecificationStatus.DEPRECATED));

        save();

        assertThat(getCurrentView()).isInstanceOf(EditSpecificationView.class);
        assertThat($(ListItem.class).all())
                .extracting(ListItem::getText)
                .contains("Status was changed by somebody else and is taken over: deprecated");
        assertThat(area("Note").getValue()).isEqualTo("Mine");
        save();
        VersionSheet now = specifications.sheet(specifications.find("vdex/1.0").orElseThrow());
        assertThat(now.version().note()).isEqualTo("Mine");
        assertThat(now.version().status()).isEqualTo(SpecificationStatus.DEPRECATED);
    }

    @Test
    void a_line_that_cannot_be_read_says_so_at_its_field() {
        navigate("specifications/vdex/1.0/edit", EditSpecificationView.class);
        test(area("Relations")).setValue("is like lti/1.2");

        save();

        assertThat(area("Relations").isInvalid()).isTrue();
        assertThat(area("Relations").getErrorMessage()).contains("is no relation");
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
}
