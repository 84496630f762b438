package dev.tessera.demo;

import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.Settings;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.ImportResult;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.NewOrganisation;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ProductVersion;
import dev.tessera.organisation.Profiles;
import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demonstration into an empty database: all of it or nothing, through the services that people use.
 *
 * <p>Its password and tokens are public. Where the demonstration is on, the server listens on loopback only.
 */
@Component
@Order(1)
class Demonstration implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Demonstration.class);
    private static final String PASSWORD = "tessera-demo";
    static final String COORDINATOR = "coordinator@example.org";
    private static final Map<String, String> TOKENS =
            Map.of(COORDINATOR, "demo-coordinator-token", "vendor@example.org", "demo-vendor-token");

    private final Settings settings;
    private final Accounts accounts;
    private final Memberships memberships;
    private final Organisations organisations;
    private final Profiles profiles;
    private final Specifications specifications;
    private final TestSuites suites;
    private final Trials trials;
    private final TrialSetups setups;
    private final ResultImports imports;
    private final Catalogue catalogue;
    private final ProfilesAndLegends extras;
    private final Reviewing reviewing;
    private final ResourcePatternResolver resources;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Demonstration(
            Settings settings,
            Accounts accounts,
            Memberships memberships,
            Organisations organisations,
            Profiles profiles,
            Specifications specifications,
            TestSuites suites,
            Trials trials,
            TrialSetups setups,
            ResultImports imports,
            Catalogue catalogue,
            ProfilesAndLegends extras,
            Reviewing reviewing,
            ResourcePatternResolver resources,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.memberships = memberships;
        this.organisations = organisations;
        this.profiles = profiles;
        this.specifications = specifications;
        this.suites = suites;
        this.trials = trials;
        this.setups = setups;
        this.imports = imports;
        this.catalogue = catalogue;
        this.extras = extras;
        this.reviewing = reviewing;
        this.resources = resources;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!settings.demonstration() || accounts.idOf(COORDINATOR).isPresent()) {
            return;
        }
        transaction.executeWithoutResult(status -> load());
        log.info(
                "The demonstration was loaded. Sign in as {} or vendor@example.org, password {}.",
                COORDINATOR,
                PASSWORD);
    }

    private void load() {
        Map<String, Long> organisationIds = loadOrganisations();
        Viewer coordinator = loadAccounts(organisationIds);
        Map<String, SeedFile> ownSuites = new LinkedHashMap<>();
        for (SeedFile suite : files("suites/*.csv")) {
            int dash = suite.name().lastIndexOf('-');
            ownSuites.put(suite.name().substring(0, dash) + "/" + suite.name().substring(dash + 1), suite);
        }
        catalogue.load(coordinator, ownSuites.keySet());
        for (SeedFile.Line line : file("organisations.csv").lines()) {
            String domain = line.optional("mail_domain");
            if (domain != null) {
                profiles.addDomain(coordinator, line.get("slug"), domain);
            }
        }
        Map<String, Long> products = loadProducts(organisationIds);
        ownSuites.forEach((path, suite) -> suites.replace(
                coordinator,
                path.substring(0, path.indexOf('/')),
                path.substring(path.indexOf('/') + 1),
                TestSuiteCsv.read(suite.bytes())));
        extras.load(coordinator);
        loadTrials(coordinator, products);
        for (SeedFile.Line trial : file("trials.csv").lines()) {
            for (SeedFile results : files("results/" + trial.get("slug") + "/*.csv")) {
                loadResults(organisationIds, trial.get("slug"), results);
            }
        }
        reviewing.load(coordinator);
    }

    private Map<String, Long> loadOrganisations() {
        Map<String, Long> ids = new HashMap<>();
        for (SeedFile.Line line : file("organisations.csv").lines()) {
            Organisation organisation = organisations.create(new NewOrganisation(
                    line.get("slug"),
                    line.get("name"),
                    OrganisationKind.valueOf(word(line.get("kind"))),
                    Affiliation.valueOf(word(line.get("affiliation"))),
                    line.optional("country"),
                    line.optional("homepage"),
                    line.optional("description"),
                    line.optional("iri"),
                    true));
            ids.put(organisation.slug(), organisation.id());
        }
        return ids;
    }

    private Viewer loadAccounts(Map<String, Long> organisationIds) {
        Viewer coordinator = null;
        for (SeedFile.Line line : file("accounts.csv").lines()) {
            String role = line.optional("site_role");
            long id = accounts.create(
                    line.get("email"), line.get("name"), PASSWORD, role == null ? null : SiteRole.valueOf(word(role)));
            String organisation = line.optional("organisation");
            if (organisation != null) {
                memberships.join(
                        id,
                        Objects.requireNonNull(organisationIds.get(organisation)),
                        MembershipRole.valueOf(word(line.get("membership_role"))));
            }
            String token = TOKENS.get(line.get("email"));
            if (token != null) {
                accounts.issueToken(id, "Demonstration", token);
            }
            if (line.get("email").equals(COORDINATOR)) {
                coordinator = accounts.viewer(id).orElseThrow();
            }
        }
        return Objects.requireNonNull(coordinator);
    }

    private Map<String, Long> loadProducts(Map<String, Long> organisationIds) {
        Map<String, Long> ids = new HashMap<>();
        for (SeedFile.Line line : file("products.csv").lines()) {
            long organisation = Objects.requireNonNull(organisationIds.get(line.get("organisation")));
            long product = organisations.createProduct(new NewProduct(
                    organisation,
                    line.get("slug"),
                    line.get("name"),
                    line.optional("homepage"),
                    null,
                    line.optional("licence")));
            String iri = line.optional("iri");
            if (iri != null) {
                organisations.addIri(product, iri);
            }
            ids.put(line.get("slug"), product);
        }
        return ids;
    }

    private void loadTrials(Viewer coordinator, Map<String, Long> products) {
        for (SeedFile.Line line : file("trials.csv").lines()) {
            TrialStatus status = TrialStatus.valueOf(word(line.get("status")));
            int weeks = weeksLater(line, status);
            setups.put(
                    coordinator,
                    line.get("slug"),
                    new TrialForm(
                            line.get("title"),
                            line.get("specification"),
                            Visibility.valueOf(word(line.get("visibility"))),
                            status,
                            line.optional("description"),
                            later(date(line, "opens_on"), weeks),
                            later(date(line, "closes_on"), weeks)));
        }
        for (SeedFile.Line line : file("participations.csv").lines()) {
            var trial = trials.see(coordinator, line.get("trial"));
            ProductVersion version = organisations.version(
                    Objects.requireNonNull(products.get(line.get("product"))), line.get("version"));
            List<SpecificationRole> roles = specifications
                    .find(trial.specification().path())
                    .orElseThrow()
                    .roles();
            long role = roles.stream()
                    .filter(r -> r.name().equalsIgnoreCase(line.get("role")))
                    .findFirst()
                    .orElseThrow()
                    .id();
            trials.takePart(trial.id(), version.id(), role);
            organisations.plays(version.id(), Set.of(role));
        }
    }

    /** How many weeks later a trial is held, so that one that is to come, or goes on, is still so today. */
    private int weeksLater(SeedFile.Line line, TrialStatus status) {
        LocalDate ahead = status == TrialStatus.ANNOUNCED ? date(line, "opens_on") : date(line, "closes_on");
        LocalDate today = LocalDate.now(clock);
        boolean past = ahead != null && !status.isOver() && ahead.isBefore(today);
        return past ? Math.toIntExact(ChronoUnit.WEEKS.between(ahead, today)) + 2 : 0;
    }

    private static @org.jspecify.annotations.Nullable LocalDate later(
            @org.jspecify.annotations.Nullable LocalDate date, int weeks) {
        return date == null ? null : date.plusWeeks(weeks);
    }

    /** What an organisation saw is recorded in its own name, so that the two sides of a cell are two. */
    private void loadResults(Map<String, Long> organisationIds, String trial, SeedFile results) {
        long organisation = Objects.requireNonNull(organisationIds.get(results.name()));
        Viewer itself =
                new Viewer(null, results.name(), null, Map.of(organisation, MembershipRole.MEMBER), Set.of(), null);
        ImportResult result = imports.run(
                itself, trial, ImportFormat.CSV, results.bytes(), new ImportOptions(false, false), Progress.NOBODY);
        if (!result.rejected().isEmpty()) {
            throw new IllegalStateException(
                    "The demonstration's " + results.name() + " for " + trial + ": " + result.rejected());
        }
    }

    private static @org.jspecify.annotations.Nullable LocalDate date(SeedFile.Line line, String column) {
        String date = line.optional(column);
        return date == null ? null : LocalDate.parse(date);
    }

    private static String word(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private SeedFile file(String name) {
        return new SeedFile(resources.getResource("classpath:db/seed/demo/" + name));
    }

    private List<SeedFile> files(String pattern) {
        try {
            return Arrays.stream(resources.getResources("classpath:db/seed/demo/" + pattern))
                    .sorted(Comparator.comparing(Resource::getFilename))
                    .map(SeedFile::new)
                    .toList();
        } catch (java.io.FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
