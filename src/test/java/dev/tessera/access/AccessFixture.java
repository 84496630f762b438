package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.account.Accounts;
import dev.tessera.account.ApiTokens;
import dev.tessera.account.People;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Registrations;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Two of everything, so that everybody has something of their own and something that is not theirs. */
final class AccessFixture {

    static final String SUITE =
            "key,title,kind,roles\nT1,First,conformance,Tool\nT2,Second,interoperability,Tool;Tool\n";

    /**
     * Things that belong together.
     *
     * @param waiting an organisation of the same people that no coordinator has approved
     * @param trial an open, confidential trial in which the product takes part
     */
    record Side(
            Organisation organisation,
            Organisation waiting,
            Product product,
            Product another,
            Trial trial,
            Participant participant,
            Viewer manager,
            Viewer otherManager,
            Viewer member,
            Viewer reviewer,
            String specification) {}

    final Side own;
    final Side foreign;
    final Organisation unclaimed;
    final Viewer stranger;
    final Viewer otherStranger;
    final Viewer coordinator;
    final Viewer administrator;
    final Viewer otherAdministrator;

    /** Who acts: by the names of the table's columns. A name that ends on "own" or "foreign" says on what. */
    final Map<String, Viewer> viewers = new LinkedHashMap<>();

    /** The tokens of those who act through one. */
    final Map<String, String> secrets = new LinkedHashMap<>();

    private final Accounts accounts;
    private final Given given;
    private final Organisations organisations;
    private final Products products;
    private final Registrations registrations;
    private final Trials trials;
    private final Reviewers reviewers;
    private final People people;
    private final ApiTokens tokens;
    private final Memberships memberships;

    private AccessFixture(
            Given given,
            Accounts accounts,
            Organisations organisations,
            Products products,
            Registrations registrations,
            Trials trials,
            Reviewers reviewers,
            People people,
            ApiTokens tokens,
            Memberships memberships) {
        this.given = given;
        this.accounts = accounts;
        this.organisations = organisations;
        this.products = products;
        this.registrations = registrations;
        this.trials = trials;
        this.reviewers = reviewers;
        this.people = people;
        this.tokens = tokens;
        this.memberships = memberships;
        own = side();
        foreign = side();
        unclaimed = organisations.create(
                dev.tessera.organisation.NewOrganisation.unclaimed(Given.unique("Unclaimed"), null, null));
        stranger = person(null, null, null);
        otherStranger = person(null, null, null);
        coordinator = person(SiteRole.COORDINATOR, null, null);
        administrator = person(SiteRole.ADMINISTRATOR, null, null);
        otherAdministrator = person(SiteRole.ADMINISTRATOR, null, null);

        viewers.put("anonymous", Viewer.ANYBODY);
        viewers.put("anybody signed in", stranger);
        viewers.put("member", own.member());
        viewers.put("manager", own.manager());
        viewers.put("reviewer", own.reviewer());
        viewers.put("coordinator", coordinator);
        viewers.put("administrator", administrator);
        through(
                "organisation token",
                tokens.issueForOrganisation(own.manager(), own.organisation().id(), "Access", 1));
        through("trial token", tokens.issueForTrial(own.manager(), own.trial().scope(), "Access", 1));
        through(
                "coordinator's trial token",
                tokens.issueForTrial(coordinator, own.trial().scope(), "Access", 1));
        through("coordinator's token", tokens.issueForSite(coordinator, "Access", 1));
    }

    /** Made anew, of a server's own services. */
    static AccessFixture in(ApplicationContext beans) {
        return new AccessFixture(
                beans.getBean(Given.class),
                beans.getBean(Accounts.class),
                beans.getBean(Organisations.class),
                beans.getBean(Products.class),
                beans.getBean(Registrations.class),
                beans.getBean(Trials.class),
                beans.getBean(Reviewers.class),
                beans.getBean(People.class),
                beans.getBean(ApiTokens.class),
                beans.getBean(Memberships.class));
    }

    private Side side() {
        Organisation organisation = given.organisation();
        Viewer manager = person(null, organisation.id(), MembershipRole.MANAGER);
        String waiting = registrations.register(
                manager,
                new OrganisationForm(
                        Given.unique("Waiting"),
                        null,
                        OrganisationKind.SUPPLIER,
                        Affiliation.PUBLIC_COMMUNITY,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of()));
        Viewer otherManager = person(null, organisation.id(), MembershipRole.MANAGER);
        Viewer member = person(null, organisation.id(), MembershipRole.MEMBER);
        Viewer reviewer = person(null, null, null);
        String specification = given.specification("Tool");
        given.suite(specification, SUITE);
        Trial trial = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        Participant participant = given.participant(trial, organisation.id(), Given.unique("Product"), "Tool");
        long another = organisations.createProduct(
                new NewProduct(organisation.id(), null, Given.unique("Another"), null, null));
        reviewers.appoint(
                given.coordinator().viewer(),
                trial.slug(),
                people.find(reviewer.account()).orElseThrow().email());
        return new Side(
                organisation,
                organisations.find(waiting).orElseThrow(),
                products.find(given.coordinator().viewer(), participant.productSlug())
                        .orElseThrow(),
                products.of(given.coordinator().viewer(), organisation).stream()
                        .filter(p -> p.id() == another)
                        .findFirst()
                        .orElseThrow(),
                trials.see(given.coordinator().viewer(), trial.slug()),
                participant,
                again(manager),
                otherManager,
                member,
                again(reviewer),
                specification);
    }

    private Viewer person(@Nullable SiteRole role, @Nullable Long organisation, @Nullable MembershipRole membership) {
        String name = Given.unique("somebody");
        long id = accounts.create(name + "@example.org", name, "a password", role);
        if (organisation != null) {
            memberships.join(id, organisation, membership);
        }
        return accounts.viewer(id).orElseThrow();
    }

    private void through(String who, String token) {
        viewers.put(who, accounts.viewerOfToken(token).orElseThrow());
        secrets.put(who, token);
    }

    private Viewer again(Viewer viewer) {
        return accounts.viewer(viewer.account()).orElseThrow();
    }
}
