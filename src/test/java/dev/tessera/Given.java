package dev.tessera;

import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.NewOrganisation;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.profile.ProfileForm;
import dev.tessera.profile.ProfileKind;
import dev.tessera.profile.ProfileSelection;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;

/** What tests start from, made through the product's own services, each under a name that no other has. */
@TestComponent
public final class Given {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A person with an API token. */
    public record Person(Viewer viewer, String token) {}

    private final Accounts accounts;
    private final Memberships memberships;
    private final Organisations organisations;
    private final Specifications specifications;
    private final TestSuites suites;
    private final Trials trials;
    private final TrialSetups setups;
    private final SpecificationProfiles profiles;
    private final Person coordinator;

    Given(
            Accounts accounts,
            Memberships memberships,
            Organisations organisations,
            Specifications specifications,
            TestSuites suites,
            Trials trials,
            TrialSetups setups,
            SpecificationProfiles profiles) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.memberships = memberships;
        this.organisations = organisations;
        this.specifications = specifications;
        this.suites = suites;
        this.trials = trials;
        this.setups = setups;
        this.coordinator = person(SiteRole.COORDINATOR, null);
    }

    public Person coordinator() {
        return coordinator;
    }

    /** Somebody who speaks for an organisation. */
    public Person member(long organisation) {
        return person(null, organisation);
    }

    private Person person(
            @org.jspecify.annotations.Nullable SiteRole role, @org.jspecify.annotations.Nullable Long organisation) {
        String name = unique("person");
        long id = accounts.create(name + "@example.org", name, "a password", role);
        if (organisation != null) {
            memberships.join(id, organisation, MembershipRole.MEMBER);
        }
        String token = name + "-token";
        accounts.issueToken(id, "Tests", token);
        return new Person(accounts.viewer(id).orElseThrow(), token);
    }

    public Organisation organisation() {
        return organisations.create(new NewOrganisation(
                null,
                unique("Organisation"),
                OrganisationKind.SUPPLIER,
                Affiliation.CONTRIBUTING_MEMBER,
                null,
                null,
                null,
                null,
                true));
    }

    /** A specification version's path. */
    public String specification(String... roles) {
        String slug = unique("spec");
        specifications.put(
                coordinator.viewer(),
                slug,
                "1.0",
                new SpecificationForm(
                        slug, null, null, SpecificationStatus.FINAL, List.of(roles), null, null, null, null));
        return slug + "/1.0";
    }

    /** The slug of a family that a specification version, by its path, is of from now on. */
    public String familyOf(String specification) {
        int slash = specification.indexOf('/');
        String name = unique("family");
        specifications.put(
                coordinator.viewer(),
                specification.substring(0, slash),
                specification.substring(slash + 1),
                new SpecificationForm(null, null, name, null, null, null, null, null, null));
        return name;
    }

    /** An open trial whose matrix is public, with a test suite in CSV. */
    public Trial trial(String suite, String... roles) {
        String specification = specification(roles);
        suite(specification, suite);
        return trial(specification, TrialStatus.OPEN, Visibility.OPEN);
    }

    public Trial trial(String specification, TrialStatus status, Visibility visibility) {
        String slug = unique("trial");
        setups.put(
                coordinator.viewer(),
                slug,
                new TrialForm("Trial " + slug, specification, visibility, status, null, null, null));
        return trials.see(coordinator.viewer(), slug);
    }

    public void suite(String specification, String csv) {
        int slash = specification.indexOf('/');
        suites.replace(
                coordinator.viewer(),
                specification.substring(0, slash),
                specification.substring(slash + 1),
                TestSuiteCsv.read(csv.getBytes(StandardCharsets.UTF_8)));
    }

    /** A product of this organisation that takes part, in a role or in any. */
    public Participant participant(
            Trial trial, long organisation, String product, @org.jspecify.annotations.Nullable String role) {
        long id = organisations.createProduct(new NewProduct(organisation, null, product, null, null));
        Long roleId = role == null
                ? null
                : specifications.find(trial.specification().path()).orElseThrow().roles().stream()
                        .filter(r -> r.name().equals(role))
                        .findFirst()
                        .orElseThrow()
                        .id();
        long participation =
                trials.takePart(trial.id(), organisations.version(id, "1.0").id(), roleId);
        return trials.participants(trial.id()).stream()
                .filter(p -> p.id() == participation)
                .findFirst()
                .orElseThrow();
    }

    /** A public profile of a specification version that has every test of its suite. */
    public SpecificationProfile profile(String specification, Organisation organisation) {
        SpecificationVersion of = specifications.find(specification).orElseThrow();
        String slug = profiles.create(
                coordinator.viewer(),
                of,
                organisation.slug(),
                new ProfileForm(
                        unique("Profile"), ProfileKind.SUBSET, null, null, null, null, ProfileSelection.ALL_TESTS));
        profiles.publish(coordinator.viewer(), of, slug, 0);
        return profiles.see(coordinator.viewer(), of.id(), slug);
    }

    /** The trial as it is now, with those who take part in it. */
    public Trial now(Trial trial) {
        return trials.see(coordinator.viewer(), trial.slug());
    }

    public static String unique(String name) {
        return name + "-" + NUMBER.incrementAndGet();
    }
}
