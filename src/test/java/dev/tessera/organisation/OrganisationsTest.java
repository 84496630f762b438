package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.membership.Memberships;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How organisations come in, are kept and are found, as the services have it. */
@ServerTest
class OrganisationsTest {

    @Autowired
    private Given given;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Registrations registrations;

    @Autowired
    private Profiles profiles;

    @Autowired
    private Products products;

    @Autowired
    private DSLContext db;

    @Test
    void whoever_registers_an_organisation_manages_it_and_others_do_not_know_of_it_until_it_is_approved() {
        long person = account(null);
        String slug = registrations.register(viewer(person), form(Given.unique("Newcomer")));
        Viewer manager = viewer(person);
        Viewer coordinator = viewer(account(SiteRole.COORDINATOR));
        long id = organisations.see(manager, slug).id();

        assertThat(manager.memberships()).containsEntry(id, MembershipRole.MANAGER);
        assertThat(organisations.find(viewer(account(null)), slug)).isEmpty();
        assertThat(organisations.find(Viewer.ANYBODY, slug)).isEmpty();
        assertThat(registrations.waiting(coordinator))
                .anyMatch(w -> w.organisation().id() == id);
        assertThat(refused(() -> registrations.approve(manager, slug)).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);

        registrations.decline(coordinator, slug, "Say who you are.");
        assertThat(organisations.see(manager, slug).decision()).isEqualTo("Say who you are.");
        assertThat(registrations.waiting(coordinator))
                .noneMatch(w -> w.organisation().id() == id);
        registrations.askAgain(manager, slug);
        registrations.approve(coordinator, slug);

        assertThat(organisations.find(Viewer.ANYBODY, slug)).isPresent();
        assertThat(audited(id))
                .containsExactly(
                        "organisation.registered",
                        "organisation.declined",
                        "organisation.asked-again",
                        "organisation.approved");
    }

    @Test
    void of_several_who_register_the_same_at_once_each_gets_a_record_or_a_sentence() throws Exception {
        String name = Given.unique("Rush");
        List<Viewer> people = java.util.stream.Stream.generate(() -> viewer(account(null)))
                .limit(6)
                .toList();
        try (var threads = java.util.concurrent.Executors.newFixedThreadPool(people.size())) {
            for (var answer : threads.invokeAll(people.stream()
                    .<java.util.concurrent.Callable<String>>map(p -> () -> {
                        try {
                            return registrations.register(p, form(name));
                        } catch (Refusal refusal) {
                            return refusal.sentence().key();
                        }
                    })
                    .toList())) {
                assertThat(answer.get())
                        .satisfiesAnyOf(
                                key -> assertThat(key).isEqualTo("form.at-once"),
                                slug -> assertThat(slug).startsWith("rush-"));
            }
        }
    }

    @Test
    void somebody_who_has_five_waiting_registers_no_sixth() {
        Viewer person = viewer(account(null));
        for (int i = 0; i < 5; i++) {
            registrations.register(person, form(Given.unique("Many")));
        }
        assertThat(refused(() -> registrations.register(person, form(Given.unique("Many"))))
                        .sentence()
                        .key())
                .isEqualTo("organisation.many-waiting");
    }

    @Test
    void a_name_that_looks_like_another_ones_is_refused_to_members_and_taken_from_coordinators() {
        String name = Given.unique("Tarnwicker");
        Organisation existing = organisations.create(NewOrganisation.unclaimed(name, null, null));
        String alike = name.replace('-', '.').toUpperCase(java.util.Locale.ROOT);

        Refusal refusal = refused(() -> registrations.register(viewer(account(null)), form(alike)));

        assertThat(refusal.faults())
                .containsExactly(new Fault(
                        Sentence.of("organisation.field.name"),
                        Sentence.of("look-alike.organisation", existing.name())));
        assertThat(registrations.register(viewer(account(SiteRole.COORDINATOR)), form(alike)))
                .isNotBlank();
    }

    @Test
    void every_field_that_is_wrong_says_so_and_nothing_is_stored() {
        Viewer person = viewer(account(null));
        OrganisationForm wrong = new OrganisationForm(
                " ",
                "no slug",
                OrganisationKind.SUPPLIER,
                Affiliation.CONTRIBUTING_MEMBER,
                null,
                "XX",
                "javascript:alert(1)",
                "x".repeat(4001),
                List.of("y".repeat(301)),
                List.of("no iri"));

        assertThat(refused(() -> registrations.register(person, wrong)).faults())
                .extracting(f -> f.where().key())
                .containsExactlyInAnyOrder(
                        "organisation.field.name",
                        "organisation.field.affiliation",
                        "organisation.field.slug",
                        "organisation.field.country",
                        "organisation.field.homepage",
                        "organisation.field.description",
                        "organisation.field.aliases",
                        "organisation.field.iris");
    }

    @Test
    void the_second_of_two_edits_is_a_conflict_and_stores_nothing() {
        Organisation made = given.organisation();
        Viewer one = manager(made);
        Viewer other = manager(made);
        OrganisationForm read = profiles.see(one, made.slug()).form();

        profiles.change(one, made.slug(), described(read, "One's"), made.edits());
        Refusal refusal =
                refused(() -> profiles.change(other, made.slug(), described(read, "The other's"), made.edits()));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT);
        Organisation now = organisations.see(other, made.slug());
        assertThat(now.description()).isEqualTo("One's");
        profiles.change(other, made.slug(), described(read, "The other's"), now.edits());
        assertThat(organisations.see(other, made.slug()).description()).isEqualTo("The other's");
        assertThat(audited(made.id())).containsExactly("organisation.changed", "organisation.changed");
    }

    @Test
    void an_old_address_leads_to_the_new_one_and_nobody_else_gets_it() {
        Organisation made = given.organisation();
        Viewer manager = manager(made);
        String now = made.slug() + "-now";
        OrganisationForm read = profiles.see(manager, made.slug()).form();

        profiles.change(manager, made.slug(), at(read, now), made.edits());

        assertThat(organisations.movedTo(Viewer.ANYBODY, made.slug())).hasValue(now);
        Organisation second = given.organisation();
        Viewer rival = manager(second);
        OrganisationForm rivals = profiles.see(rival, second.slug()).form();
        assertThat(refused(() -> profiles.change(rival, second.slug(), at(rivals, made.slug()), 0))
                        .faults())
                .extracting(f -> f.reason().key())
                .containsExactly("organisation.slug-taken");
        // and back
        profiles.change(manager, now, at(read, made.slug()), made.edits() + 1);
        assertThat(organisations.movedTo(Viewer.ANYBODY, now)).hasValue(made.slug());
        assertThat(organisations.find(Viewer.ANYBODY, made.slug())).isPresent();
    }

    @Test
    void managers_add_the_domain_of_their_own_confirmed_address_only() {
        Organisation made = given.organisation();
        Viewer stranger = manager(made);
        Viewer coordinator = given.coordinator().viewer();
        String domain = Given.unique("domain") + ".example.org";
        long account = accounts.create("keeper@" + domain, "Keeper", "a password", null);
        memberships.join(account, made.id(), MembershipRole.MANAGER);
        Viewer manager = viewer(account);

        assertThat(refused(() -> profiles.addDomain(stranger, made.slug(), domain))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> profiles.addDomain(manager, made.slug(), "other.example.net"))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> profiles.addDomain(coordinator, made.slug(), "GMail.com"))
                        .sentence()
                        .key())
                .isEqualTo("organisation.domain-of-everybody");

        profiles.addDomain(manager, made.slug(), domain.toUpperCase(java.util.Locale.ROOT));
        profiles.addDomain(coordinator, made.slug(), "other.example.net");

        assertThat(organisations.ofMailDomain("somebody@" + domain))
                .extracting(Organisation::id)
                .containsExactly(made.id());
        assertThat(profiles.see(Viewer.ANYBODY, made.slug()).domains()).isEmpty();
        assertThat(profiles.see(manager, made.slug()).domains()).containsExactly(domain, "other.example.net");
    }

    @Test
    void contacts_are_for_everybody_or_for_insiders() {
        Organisation made = given.organisation();
        Viewer manager = manager(made);
        profiles.putContact(manager, made.slug(), new Contact(0, "A", "a@example.org", "Security", true));
        profiles.putContact(manager, made.slug(), new Contact(0, "B", "b@example.org", "Billing", false));

        assertThat(profiles.see(Viewer.ANYBODY, made.slug()).contacts())
                .extracting(Contact::name)
                .containsExactly("A");
        List<Contact> all = profiles.see(manager, made.slug()).contacts();
        assertThat(all).extracting(Contact::name).containsExactly("A", "B");
        assertThat(refused(() -> profiles.putContact(
                                manager, made.slug(), new Contact(0, "C", "A@example.org", "security", true)))
                        .kind())
                .isEqualTo(Refusal.Kind.CONFLICT);
        profiles.removeContact(manager, made.slug(), all.getFirst().id());
        assertThat(profiles.see(Viewer.ANYBODY, made.slug()).contacts()).isEmpty();
    }

    @Test
    void strangers_change_nothing() {
        Organisation made = given.organisation();
        Viewer stranger = manager(given.organisation());
        Viewer member = given.member(made.id()).viewer();
        OrganisationForm read = profiles.see(stranger, made.slug()).form();
        List<ThrowingCallable> changes = List.of(
                () -> profiles.change(stranger, made.slug(), read, 0),
                () -> profiles.change(member, made.slug(), read, 0),
                () -> profiles.putContact(stranger, made.slug(), new Contact(0, "A", "a@b.c", "P", true)),
                () -> profiles.addDomain(stranger, made.slug(), "example.org"),
                () -> products.create(stranger, made.slug(), product("X")),
                () -> products.create(member, made.slug(), product("X")));

        assertThat(changes).allSatisfy(c -> assertThat(refused(c).kind()).isEqualTo(Refusal.Kind.FORBIDDEN));
        assertThat(audited(made.id())).isEmpty();
    }

    @Test
    void a_product_has_versions_that_play_roles() {
        Organisation made = given.organisation();
        Viewer manager = manager(made);
        given.specification("Tool");
        Long role = db.fetchOne("select max(id) from specification_role").get(0, Long.class);
        String slug = products.create(manager, made.slug(), product(Given.unique("Product")));

        products.putRelease(
                manager, slug, null, new ReleaseForm("1.0", java.time.LocalDate.of(2026, 1, 2), Set.of(role)));

        Release release = products.see(Viewer.ANYBODY, slug).versions().getFirst();
        assertThat(release.roles()).extracting(Release.PlayedRole::id).containsExactly(role);
        assertThat(refused(() -> products.putRelease(manager, slug, null, new ReleaseForm(" 1.0 ", null, Set.of())))
                        .faults())
                .extracting(f -> f.reason().key())
                .containsExactly("release.twice");
        assertThat(refused(() -> products.putRelease(manager, slug, null, new ReleaseForm("2", null, Set.of(-1L))))
                        .faults())
                .extracting(f -> f.reason().key())
                .containsExactly("release.role-unknown");
    }

    @Test
    void an_iri_names_one_record_however_it_is_written() {
        Organisation made = given.organisation();
        Viewer manager = manager(made);
        String host = Given.unique("iri") + ".example.org";
        String first = products.create(manager, made.slug(), named("First", "http://" + host + "/p/"));

        assertThat(organisations.productByIri("https://" + host + "/p")).isPresent();
        assertThat(products.see(manager, first).iris()).containsExactly("https://" + host + "/p");
        assertThat(refused(() -> products.create(manager, made.slug(), named("Second", "https://" + host + "/p")))
                        .faults())
                .extracting(f -> f.reason().key())
                .containsExactly("product.iri-taken");
    }

    private ProductForm product(String name) {
        return new ProductForm(name, null, null, null, null, List.of(), List.of());
    }

    private ProductForm named(String name, String iri) {
        return new ProductForm(Given.unique(name), null, null, null, null, List.of(), List.of(iri));
    }

    private static OrganisationForm form(String name) {
        return new OrganisationForm(
                name,
                null,
                OrganisationKind.SUPPLIER,
                Affiliation.PUBLIC_COMMUNITY,
                null,
                "DE",
                "https://example.org/",
                null,
                List.of(),
                List.of());
    }

    private static OrganisationForm described(OrganisationForm f, String text) {
        return new OrganisationForm(
                f.name(),
                f.slug(),
                f.kind(),
                f.affiliation(),
                f.affiliationUntil(),
                f.country(),
                f.homepage(),
                text,
                f.aliases(),
                f.iris());
    }

    private static OrganisationForm at(OrganisationForm f, String slug) {
        return new OrganisationForm(
                f.name(),
                slug,
                f.kind(),
                f.affiliation(),
                f.affiliationUntil(),
                f.country(),
                f.homepage(),
                f.description(),
                f.aliases(),
                f.iris());
    }

    private Viewer manager(Organisation organisation) {
        long id = account(null);
        memberships.join(id, organisation.id(), MembershipRole.MANAGER);
        return viewer(id);
    }

    private long account(@Nullable SiteRole role) {
        String name = Given.unique("somebody");
        return accounts.create(name + "@example.org", name, "a password", role);
    }

    private Viewer viewer(long account) {
        return accounts.viewer(account).orElseThrow();
    }

    private List<String> audited(long organisation) {
        return db.fetch(
                        "select operation from audit_entry where thing_kind = 'organisation' and thing_id = ? order by id",
                        organisation)
                .getValues(0, String.class);
    }

    private static Refusal refused(ThrowingCallable call) {
        return catchThrowableOfType(Refusal.class, call);
    }
}
