package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.Contact;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.NewOrganisation;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Profiles;
import dev.tessera.organisation.Registrations;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Organisations and products as everybody sees them. */
@ServerTest
class OrganisationPagesTest {

    private static final String ATTACK = "<script>alert(1)</script>\" onclick=\"x";
    private static final String SUITE = "key,title\nc1,One\n";

    @Autowired
    private Given given;

    @Autowired
    private Rest rest;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Registrations registrations;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Products products;

    @Autowired
    private Logos logos;

    @Autowired
    private Merges merges;

    @Test
    void names_are_text_whatever_is_in_them() {
        Organisation made = organisations.create(new NewOrganisation(
                Given.unique("attack"),
                ATTACK,
                OrganisationKind.SUPPLIER,
                Affiliation.PUBLIC_COMMUNITY,
                null,
                "https://example.org/?a=\"><b>",
                ATTACK,
                null,
                true));
        Viewer coordinator = given.coordinator().viewer();
        profiles.putContact(coordinator, made.slug(), new Contact(0, ATTACK, "a@example.org", ATTACK, true));
        Trial trial = given.trial(SUITE);
        Participant participant = given.participant(trial, made.id(), ATTACK, null);

        for (String path : List.of(
                "/organisations",
                "/organisations/" + made.slug(),
                "/products/" + participant.productSlug(),
                "/trials/" + trial.slug(),
                "/organisations?q=%3Cscript%3E")) {
            Rest.Answer page = rest.get(path, "");
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text())
                    .as(path)
                    .doesNotContain("<script>alert")
                    .doesNotContainPattern("<[a-z][^>]* onclick")
                    .doesNotContain("\"><b>")
                    .doesNotContainPattern("[>\"]site[.]");
        }
    }

    @Test
    void a_product_is_shown_with_its_public_trials_only() {
        Organisation made = given.organisation();
        Trial open = given.trial(SUITE);
        Participant participant = given.participant(open, made.id(), Given.unique("Product"), null);
        String specification = given.specification();
        given.suite(specification, SUITE);
        Trial confidential = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        given.participant(confidential, made.id(), Given.unique("Other"), null);

        assertThat(rest.get("/trials/" + open.slug(), "").text())
                .contains("<a href=\"/products/" + participant.productSlug() + "\">")
                .contains("<a href=\"/organisations/" + made.slug() + "\">");
        assertThat(rest.get("/products/" + participant.productSlug(), "").text())
                .contains("/trials/" + open.slug() + "/matrix?organisation=" + made.slug())
                .contains("\"@type\":\"SoftwareApplication\"");
        String other = products.of(Viewer.ANYBODY, made).stream()
                .filter(p -> !p.slug().equals(participant.productSlug()))
                .findFirst()
                .orElseThrow()
                .slug();
        assertThat(rest.get("/products/" + other, "").text()).doesNotContain(confidential.slug());
    }

    @Test
    void a_search_finds_by_every_word_of_any_name() {
        Organisation made = given.organisation();

        assertThat(rest.get("/organisations?q=" + made.name().toLowerCase(Locale.ROOT), "")
                        .text())
                .contains("/organisations/" + made.slug() + "\"")
                .contains("1 organisation is called something like");
        assertThat(rest.get("/organisations?q=nobody-is-called-that", "").text())
                .doesNotContain("/organisations/" + made.slug() + "\"")
                .contains("No organisation is called that");
    }

    @Test
    void what_is_not_approved_is_not_there() {
        Viewer person = given.member(given.organisation().id()).viewer();
        String slug = registrations.register(
                person,
                new OrganisationForm(
                        Given.unique("Hidden"),
                        null,
                        OrganisationKind.SUPPLIER,
                        Affiliation.PUBLIC_COMMUNITY,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()));

        String nobody = rest.get("/organisations/nobody-at-all", "").text();
        for (String path : List.of(slug, slug.toUpperCase(Locale.ROOT), slug + "/logo.png")) {
            assertThat(rest.get("/organisations/" + path, "").status()).isEqualTo(404);
        }
        assertThat(rest.get("/organisations/" + slug, "").text()).isEqualTo(nobody);
        assertThat(rest.get("/organisations", "").text()).doesNotContain(slug);
    }

    @Test
    void former_addresses_and_capitals_lead_to_the_page() {
        Viewer coordinator = given.coordinator().viewer();
        Organisation from = given.organisation();
        Organisation into = given.organisation();
        Trial trial = given.trial(SUITE);
        Participant one = given.participant(trial, from.id(), Given.unique("One"), null);
        Participant two = given.participant(given.trial(SUITE), into.id(), Given.unique("Two"), null);
        merges.mergeProducts(coordinator, one.productSlug(), two.productSlug());
        merges.mergeOrganisations(coordinator, from.slug(), into.slug());

        assertMoved("/organisations/" + from.slug(), "/organisations/" + into.slug());
        assertMoved("/organisations/" + from.slug() + "/logo.png", "/organisations/" + into.slug() + "/logo.png");
        assertMoved("/products/" + one.productSlug(), "/products/" + two.productSlug());
        assertMoved("/organisations/" + into.slug().toUpperCase(Locale.ROOT), "/organisations/" + into.slug());
        assertMoved("/products/" + two.productSlug() + "/", "/products/" + two.productSlug());
        assertMoved("/products/" + one.productSlug().toUpperCase(Locale.ROOT), "/products/" + one.productSlug());
    }

    @Test
    void a_logo_is_sent_as_a_picture_and_not_again_to_whoever_has_it() throws IOException {
        Organisation made = given.organisation();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "jpeg", file);
        String path = "/organisations/" + made.slug() + "/logo.png";
        assertThat(rest.get(path, "").status()).isEqualTo(404);

        logos.put(given.coordinator().viewer(), made.slug(), file.toByteArray());

        Rest.Answer logo = rest.get(path, "");
        assertThat(logo.status()).isEqualTo(200);
        assertThat(logo.header("content-type")).isEqualTo("image/png");
        assertThat(logo.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(logo.response().body()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(rest.send(rest.request(path, "")
                                .header("If-None-Match", logo.header("etag"))
                                .GET()
                                .build())
                        .status())
                .isEqualTo(304);
        assertThat(rest.get("/organisations/" + made.slug(), "").text()).contains(path + "?");
    }

    private void assertMoved(String from, String to) {
        Rest.Answer answer = rest.get(from, "");
        assertThat(answer.status()).as(from).isEqualTo(301);
        assertThat(answer.header("location")).as(from).isEqualTo(to);
    }
}
