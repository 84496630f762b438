package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.membership.Memberships;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two records of the same become one, and nothing is lost. */
@ServerTest
class MergesTest {

    private static final String SUITE = "key,title\nc1,One\nc2,Two\nc3,Three\n";

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

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
    private Logos logos;

    @Autowired
    private Merges merges;

    @Autowired
    private Duplicates duplicates;

    @Autowired
    private DSLContext db;

    @Test
    void of_two_organisations_everything_is_the_remaining_ones_and_the_matrix_is_as_it_was() throws IOException {
        Viewer coordinator = given.coordinator().viewer();
        Organisation from = given.organisation();
        Organisation into = given.organisation();
        Trial trial = given.trial(SUITE);
        Participant one = given.participant(trial, from.id(), Given.unique("One"), null);
        Participant two = given.participant(trial, into.id(), Given.unique("Two"), null);
        load(trial, one, two);
        Viewer both = given.member(from.id()).viewer();
        memberships.join(id(both), into.id(), MembershipRole.MANAGER);
        Viewer only = given.member(from.id()).viewer();
        profiles.addDomain(coordinator, from.slug(), "merged.example.org");
        profiles.putContact(coordinator, from.slug(), new Contact(0, "C", "c@example.org", "Tests", true));
        logos.put(coordinator, from.slug(), LogoImageTest.picture("png", 10, 10));
        db.execute("insert into organisation_iri values ('https://merged.example.org', ?)", from.id());
        db.execute("update organisation set homepage = 'https://merged.example.org/' where id = ?", from.id());
        db.execute("update api_token set organisation_id = ? where account_id = ?", from.id(), id(only));
        db.execute(
                "insert into invitation (organisation_id, email, role, secret_hash, invited_by, created_at, expires_at)"
                        + " values (?, 'x@example.org', 'member', sha256('merge'), ?, now(), now() + interval '1 day')",
                from.id(),
                id(only));
        Viewer asking = given.member(given.organisation().id()).viewer();
        for (Organisation asked : List.of(from, into)) {
            db.execute(
                    "insert into membership_request (kind, account_id, organisation_id, requested_at)"
                            + " values ('join', ?, ?, now())",
                    id(asking),
                    asked.id());
        }
        Map<Loading.Cell, String> cells = loading.matrix(trial);
        Map<String, Long> rows = loading.rows();
        List<Sentence> rehearsed = merges.tryOrganisations(coordinator, from.slug(), into.slug());
        assertThat(loading.rows()).as("nothing is done by a rehearsal").isEqualTo(rows);

        List<Sentence> done = merges.mergeOrganisations(coordinator, from.slug(), into.slug());

        assertThat(done).isEqualTo(rehearsed);
        assertThat(done)
                .extracting(Sentence::key)
                .contains("merge.products", "merge.members", "merge.tokens", "merge.invitations", "merge.requests");
        Map<String, Long> expected = new TreeMap<>(rows);
        expected.merge("organisation_alias", 1L, Long::sum);
        expected.merge("audit_entry", 2L, Long::sum);
        expected.merge("membership", -1L, Long::sum); // who belonged to both belongs once
        assertThat(loading.rows()).isEqualTo(expected);
        assertThat(loading.matrix(trial)).isEqualTo(cells);
        assertThat(given.now(trial).organisations()).containsExactly(into.id());

        Profile profile = profiles.see(coordinator, into.slug());
        assertThat(profile.aliases()).containsExactly(from.name());
        assertThat(profile.iris()).containsExactly("https://merged.example.org");
        assertThat(profile.domains()).containsExactly("merged.example.org");
        assertThat(profile.contacts()).hasSize(1);
        assertThat(profile.logo()).isNotNull();
        assertThat(profile.organisation().homepage()).isEqualTo("https://merged.example.org/");
        assertThat(accounts.viewer(id(both)).orElseThrow().memberships())
                .isEqualTo(Map.of(into.id(), MembershipRole.MANAGER));
        assertThat(accounts.viewer(id(only)).orElseThrow().memberships())
                .isEqualTo(Map.of(into.id(), MembershipRole.MEMBER));
        assertThat(organisations.byIri("http://merged.example.org/"))
                .map(Organisation::id)
                .hasValue(into.id());
        assertThat(organisations.find(coordinator, from.slug())).isEmpty();
        assertThat(organisations.movedTo(Viewer.ANYBODY, from.slug())).hasValue(into.slug());
        assertThat(organisations.withMerged(into.id())).containsExactlyInAnyOrder(from.id(), into.id());
    }

    @Test
    void nobody_comes_into_an_organisation_by_registering_one_that_looks_like_it() {
        Viewer coordinator = given.coordinator().viewer();
        Organisation into = given.organisation();
        Viewer stranger = given.member(given.organisation().id()).viewer();
        String slug = registrations.register(
                stranger,
                new OrganisationForm(
                        Given.unique("Stranger"),
                        null,
                        OrganisationKind.SUPPLIER,
                        Affiliation.PUBLIC_COMMUNITY,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()));

        merges.mergeOrganisations(coordinator, slug, into.slug());

        assertThat(accounts.viewer(id(stranger)).orElseThrow().organisations()).doesNotContain(into.id());
        assertThat(db.fetchValue(
                        "select count(*) from membership_request where account_id = ? and organisation_id = ?"
                                + " and decided_at is null",
                        id(stranger),
                        into.id()))
                .isEqualTo(1L);
    }

    @Test
    void what_was_merged_into_a_record_that_is_merged_leads_to_the_last() {
        Viewer coordinator = given.coordinator().viewer();
        Organisation first = given.organisation();
        Organisation second = given.organisation();
        Organisation third = given.organisation();

        merges.mergeOrganisations(coordinator, first.slug(), second.slug());
        merges.mergeOrganisations(coordinator, second.slug(), third.slug());

        assertThat(organisations.movedTo(Viewer.ANYBODY, first.slug())).hasValue(third.slug());
        assertThat(organisations.withMerged(third.id())).hasSize(3);
        assertThat(profiles.see(coordinator, third.slug()).aliases())
                .containsExactlyInAnyOrder(first.name(), second.name());
    }

    @Test
    void of_two_products_the_same_version_takes_part_where_either_did() {
        Organisation owner = given.organisation();
        Viewer manager = manager(owner);
        Trial one = given.trial(SUITE);
        Trial other = given.trial(SUITE);
        Participant from = given.participant(one, owner.id(), Given.unique("From"), null);
        Participant into = given.participant(other, owner.id(), Given.unique("Into"), null);
        organisations.addIri(from.productId(), "https://from.example.org/" + from.productSlug());
        organisations.version(from.productId(), "2.0");
        load(one, from);
        load(other, into);
        Map<Loading.Cell, String> there = loading.matrix(other);
        Map<Loading.Cell, String> renamed = loading.matrix(one).entrySet().stream()
                .collect(Collectors.toMap(
                        c -> new Loading.Cell(c.getKey().test(), into.productName()), Map.Entry::getValue));
        Map<String, Long> rows = loading.rows();

        merges.mergeProducts(manager, from.productSlug(), into.productSlug());

        Map<String, Long> expected = new TreeMap<>(rows);
        expected.merge("product_alias", 1L, Long::sum);
        expected.merge("audit_entry", 2L, Long::sum);
        assertThat(loading.rows()).isEqualTo(expected);
        assertThat(loading.matrix(one)).isEqualTo(renamed);
        assertThat(loading.matrix(other)).isEqualTo(there);
        ProductSheet sheet = products.see(Viewer.ANYBODY, into.productSlug());
        assertThat(sheet.versions()).extracting(Release::version).containsExactlyInAnyOrder("1.0", "2.0");
        assertThat(sheet.aliases()).containsExactly(from.productName());
        assertThat(organisations.productsByName(from.productName())).containsExactly(into.productId());
        assertThat(organisations.productByIri("http://from.example.org/" + from.productSlug()))
                .hasValue(into.productId());
        assertThat(products.movedTo(Viewer.ANYBODY, from.productSlug())).hasValue(into.productSlug());
        // and reports go on as before
        load(one, into);
    }

    @Test
    void two_columns_of_one_trial_do_not_become_one_until_a_version_is_renamed() {
        Organisation owner = given.organisation();
        Viewer manager = manager(owner);
        Trial trial = given.trial(SUITE);
        Participant from = given.participant(trial, owner.id(), Given.unique("From"), null);
        Participant into = given.participant(trial, owner.id(), Given.unique("Into"), null);
        load(trial, from, into);
        Map<String, Long> rows = loading.rows();

        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> merges.mergeProducts(manager, from.productSlug(), into.productSlug()));

        assertThat(loading.say(refusal.sentence())).contains(trial.title()).contains("Rename");
        assertThat(loading.rows()).isEqualTo(rows);
        Release version = products.see(manager, from.productSlug()).versions().getFirst();
        products.putRelease(manager, from.productSlug(), version.id(), new ReleaseForm("1.0 again", null, Set.of()));
        int cells = loading.matrix(trial).size();
        merges.mergeProducts(manager, from.productSlug(), into.productSlug());
        assertThat(loading.matrix(trial)).hasSize(cells).containsValue("passed");
    }

    @Test
    void managers_merge_their_own_products_only_and_no_organisations() {
        Organisation owner = given.organisation();
        Organisation rival = given.organisation();
        Viewer manager = manager(owner);
        Trial trial = given.trial(SUITE);
        Participant own = given.participant(trial, owner.id(), Given.unique("Own"), null);
        Participant other = given.participant(trial, rival.id(), Given.unique("Other"), null);

        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> merges.mergeProducts(manager, own.productSlug(), other.productSlug()))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> merges.tryOrganisations(manager, rival.slug(), owner.slug()))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void records_that_differ_in_punctuation_or_www_only_are_pointed_out() {
        Viewer coordinator = given.coordinator().viewer();
        String name = Given.unique("seventhsense").replace("-", "x");
        Organisation dotted = organisations.create(NewOrganisation.unclaimed(name + ".ai", null, null));
        Organisation plain = organisations.create(NewOrganisation.unclaimed(name + "ai", null, null));
        Trial trial = given.trial(SUITE);
        Participant one = given.participant(trial, dotted.id(), Given.unique("A"), null);
        Participant two = given.participant(trial, plain.id(), Given.unique("B"), null);
        organisations.addIri(one.productId(), "https://www." + name + ".example/Product");
        organisations.addIri(two.productId(), "http://" + name + ".example/product/");

        assertThat(duplicates.organisations(coordinator))
                .filteredOn(p -> p.into().id() == dotted.id())
                .extracting(p -> p.from().id())
                .containsExactly(plain.id());
        assertThat(duplicates.products(coordinator))
                .filteredOn(p -> p.into().id() == one.productId())
                .extracting(p -> p.from().id())
                .containsExactly(two.productId());
    }

    private void load(Trial trial, Participant... participants) {
        StringBuilder csv = new StringBuilder("subject,test,verdict\n");
        for (Participant p : participants) {
            csv.append(p.productName()).append(",c1,passed\n");
            csv.append(p.productName()).append(",c2,failed\n");
        }
        assertThat(loading.load(trial, ImportFormat.CSV, csv.toString()).rejected())
                .isEmpty();
    }

    private Viewer manager(Organisation organisation) {
        String name = Given.unique("manager");
        long id = accounts.create(name + "@example.org", name, "a password", null);
        memberships.join(id, organisation.id(), MembershipRole.MANAGER);
        return accounts.viewer(id).orElseThrow();
    }

    private static long id(Viewer viewer) {
        return java.util.Objects.requireNonNull(viewer.account());
    }
}
