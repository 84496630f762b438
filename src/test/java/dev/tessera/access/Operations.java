package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.ApiTokens;
import dev.tessera.account.Passkeys;
import dev.tessera.account.Passwords;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.account.SecondFactors;
import dev.tessera.account.Sessions;
import dev.tessera.audit.AuditFilter;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportJobs;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.RecordSheets;
import dev.tessera.membership.Invitation;
import dev.tessera.membership.Invitations;
import dev.tessera.membership.JoinRequests;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.Contact;
import dev.tessera.organisation.Duplicates;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.OrganisationForm;
import dev.tessera.organisation.OrganisationKind;
import dev.tessera.organisation.Organisations;
import dev.tessera.organisation.ProductForm;
import dev.tessera.organisation.Products;
import dev.tessera.organisation.Profiles;
import dev.tessera.organisation.Registrations;
import dev.tessera.organisation.ReleaseForm;
import dev.tessera.result.CellStories;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.Trials;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.springframework.context.ApplicationContext;

/**
 * How each operation is done to a thing: what is answered by {@code false} or an empty {@link Optional} is not shown.
 * Each begins from the fixture, and what it does is rolled back.
 */
final class Operations {

    /** Does something as somebody, to one side's things. */
    @FunctionalInterface
    interface Operation {
        Object by(Viewer viewer, AccessFixture.Side on);
    }

    private final Map<String, Operation> all = new LinkedHashMap<>();
    private final AccessFixture fixture;
    private final ApplicationContext beans;

    Operations(AccessFixture fixture, ApplicationContext beans) {
        this.fixture = fixture;
        this.beans = beans;
        organisations();
        products();
        members();
        accounts();
        trials();
        results();
        specifications();
        audit();
    }

    Map<String, Operation> all() {
        return all;
    }

    private void does(String name, Doing what) {
        all.put(name, (viewer, on) -> {
            what.by(viewer, on);
            return true;
        });
    }

    private void shows(String name, Operation what) {
        all.put(name, what);
    }

    @FunctionalInterface
    private interface Doing {
        void by(Viewer viewer, AccessFixture.Side on);
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    private void organisations() {
        Organisations organisations = bean(Organisations.class);
        Profiles profiles = bean(Profiles.class);
        Registrations registrations = bean(Registrations.class);
        Merges merges = bean(Merges.class);
        Duplicates duplicates = bean(Duplicates.class);
        Logos logos = bean(Logos.class);
        shows(
                "organisation.Organisations.visibleTo",
                (v, on) -> organisations.visibleTo(v).stream()
                        .anyMatch(
                                l -> l.organisation().id() == on.organisation().id()));
        shows(
                "organisation.Organisations.visibleTo, waiting",
                (v, on) -> organisations.visibleTo(v).stream()
                        .anyMatch(l -> l.organisation().id() == on.waiting().id()));
        shows(
                "organisation.Organisations.find",
                (v, on) -> organisations.find(v, on.organisation().slug()));
        shows(
                "organisation.Organisations.find, waiting",
                (v, on) -> organisations.find(v, on.waiting().slug()));
        does(
                "organisation.Organisations.see",
                (v, on) -> organisations.see(v, on.organisation().slug()));
        does(
                "organisation.Organisations.see, waiting",
                (v, on) -> organisations.see(v, on.waiting().slug()));
        shows("organisation.Organisations.movedTo, waiting", (v, on) -> {
            String old = on.waiting().slug();
            rename(profiles, on, old);
            return organisations.movedTo(v, old);
        });
        does(
                "organisation.Profiles.see",
                (v, on) -> profiles.see(v, on.organisation().slug()));
        does(
                "organisation.Profiles.see, waiting",
                (v, on) -> profiles.see(v, on.waiting().slug()));
        does(
                "organisation.Profiles.change",
                (v, on) -> profiles.change(
                        v,
                        on.organisation().slug(),
                        form(Given.unique("Renamed"), null, on.organisation().affiliation()),
                        on.organisation().edits()));
        does(
                "organisation.Profiles.change, waiting",
                (v, on) -> profiles.change(
                        v,
                        on.waiting().slug(),
                        form(Given.unique("Renamed"), null, on.waiting().affiliation()),
                        on.waiting().edits()));
        does(
                "organisation.Profiles.putContact",
                (v, on) -> profiles.putContact(
                        v, on.organisation().slug(), new Contact(0, "Press", "press@example.org", "press", true)));
        does("organisation.Profiles.removeContact", (v, on) -> {
            profiles.putContact(
                    on.manager(),
                    on.organisation().slug(),
                    new Contact(0, "Press", "press@example.org", "press", true));
            profiles.removeContact(
                    v,
                    on.organisation().slug(),
                    profiles.see(on.manager(), on.organisation().slug())
                            .contacts()
                            .getFirst()
                            .id());
        });
        does(
                "organisation.Profiles.addDomain",
                (v, on) -> profiles.addDomain(v, on.organisation().slug(), "example.org"));
        does("organisation.Profiles.removeDomain", (v, on) -> {
            profiles.addDomain(on.manager(), on.organisation().slug(), "example.org");
            profiles.removeDomain(v, on.organisation().slug(), "example.org");
        });
        does("organisation.Logos.put", (v, on) -> logos.put(v, on.organisation().slug(), picture()));
        does("organisation.Logos.remove", (v, on) -> {
            logos.put(on.manager(), on.organisation().slug(), picture());
            logos.remove(v, on.organisation().slug());
        });
        shows("organisation.Logos.of", (v, on) -> {
            logos.put(on.manager(), on.organisation().slug(), picture());
            return logos.of(v, on.organisation().slug());
        });
        shows("organisation.Logos.of, waiting", (v, on) -> {
            logos.put(on.manager(), on.waiting().slug(), picture());
            return logos.of(v, on.waiting().slug());
        });
        does(
                "organisation.Registrations.register",
                (v, on) -> registrations.register(v, form(Given.unique("New"), null, Affiliation.PUBLIC_COMMUNITY)));
        does("organisation.Registrations.waiting", (v, on) -> registrations.waiting(v));
        does(
                "organisation.Registrations.approve",
                (v, on) -> registrations.approve(v, on.waiting().slug()));
        does(
                "organisation.Registrations.decline",
                (v, on) -> registrations.decline(v, on.waiting().slug(), "Not yet"));
        does("organisation.Registrations.askAgain", (v, on) -> {
            registrations.decline(fixture.coordinator, on.waiting().slug(), "Not yet");
            registrations.askAgain(v, on.waiting().slug());
        });
        does(
                "organisation.Merges.tryOrganisations",
                (v, on) -> merges.tryOrganisations(
                        v, fixture.unclaimed.slug(), on.organisation().slug()));
        does(
                "organisation.Merges.mergeOrganisations",
                (v, on) -> merges.mergeOrganisations(
                        v, fixture.unclaimed.slug(), on.organisation().slug()));
        does("organisation.Duplicates.organisations", (v, on) -> duplicates.organisations(v));
        does("organisation.Duplicates.products", (v, on) -> duplicates.products(v));
    }

    private void rename(Profiles profiles, AccessFixture.Side on, String slug) {
        profiles.change(
                on.manager(),
                slug,
                form(Given.unique("Moved"), Given.unique("moved"), on.waiting().affiliation()),
                on.waiting().edits());
    }

    private static OrganisationForm form(String name, String slug, Affiliation affiliation) {
        return new OrganisationForm(
                name, slug, OrganisationKind.SUPPLIER, affiliation, null, null, null, null, List.of(), List.of());
    }

    private void products() {
        Products products = bean(Products.class);
        Merges merges = bean(Merges.class);
        shows(
                "organisation.Products.find",
                (v, on) -> products.find(v, on.product().slug()));
        shows("organisation.Products.find, waiting", (v, on) -> products.find(v, waitingProduct(products, on)));
        does(
                "organisation.Products.see",
                (v, on) -> products.see(v, on.product().slug()));
        does("organisation.Products.see, waiting", (v, on) -> products.see(v, waitingProduct(products, on)));
        shows("organisation.Products.movedTo, waiting", (v, on) -> {
            String old = waitingProduct(products, on);
            products.change(on.manager(), old, product(Given.unique("moved")), 0);
            return products.movedTo(v, old);
        });
        shows(
                "organisation.Products.of",
                (v, on) -> !products.of(v, on.organisation()).isEmpty());
        shows("organisation.Products.of, waiting", (v, on) -> {
            waitingProduct(products, on);
            return !products.of(v, on.waiting()).isEmpty();
        });
        does(
                "organisation.Products.create",
                (v, on) -> products.create(v, on.organisation().slug(), product(null)));
        does(
                "organisation.Products.change",
                (v, on) -> products.change(
                        v, on.product().slug(), product(null), on.product().edits()));
        does(
                "organisation.Products.putRelease",
                (v, on) -> products.putRelease(v, on.product().slug(), null, new ReleaseForm("2.0", null, Set.of())));
        does(
                "organisation.Merges.tryProducts",
                (v, on) ->
                        merges.tryProducts(v, on.another().slug(), on.product().slug()));
        does(
                "organisation.Merges.mergeProducts",
                (v, on) -> merges.mergeProducts(
                        v, on.another().slug(), on.product().slug()));
    }

    private String waitingProduct(Products products, AccessFixture.Side on) {
        return products.create(on.manager(), on.waiting().slug(), product(null));
    }

    private static ProductForm product(String slug) {
        return new ProductForm(Given.unique("Thing"), slug, null, null, null, List.of(), List.of());
    }

    private void members() {
        Memberships memberships = bean(Memberships.class);
        JoinRequests requests = bean(JoinRequests.class);
        Invitations invitations = bean(Invitations.class);
        does(
                "membership.Memberships.members",
                (v, on) -> memberships.members(v, on.organisation().slug()));
        does("membership.Memberships.mine", (v, on) -> memberships.mine(v));
        does(
                "membership.Memberships.changeRole",
                (v, on) -> memberships.changeRole(
                        v, on.organisation().slug(), on.otherManager().account(), MembershipRole.MEMBER));
        does(
                "membership.Memberships.remove",
                (v, on) -> memberships.remove(
                        v, on.organisation().slug(), on.otherManager().account(), null));
        does(
                "membership.Memberships.leave",
                (v, on) -> memberships.leave(v, on.organisation().slug()));
        does("membership.Memberships.leaveAll", (v, on) -> memberships.leaveAll(v));
        does("membership.JoinRequests.suggested", (v, on) -> requests.suggested(v));
        does("membership.JoinRequests.ask", (v, on) -> requests.ask(v, fixture.unclaimed.slug(), null));
        does("membership.JoinRequests.ask, waiting", (v, on) -> {
            if (!v.organisations().contains(on.waiting().id())) {
                requests.ask(v, on.waiting().slug(), null);
            }
        });
        does(
                "membership.JoinRequests.open",
                (v, on) -> requests.open(v, on.organisation().slug()));
        does("membership.JoinRequests.claims", (v, on) -> requests.claims(v));
        does("membership.JoinRequests.mine", (v, on) -> requests.mine(v));
        does("membership.JoinRequests.withdraw, of one's own", (v, on) -> {
            requests.ask(v, fixture.unclaimed.slug(), null);
            requests.withdraw(v, requests.mine(v).getFirst().id());
        });
        does(
                "membership.JoinRequests.withdraw, of another",
                (v, on) -> requests.withdraw(
                        v, asked(requests, on.organisation().slug()).id()));
        does(
                "membership.JoinRequests.approve",
                (v, on) -> requests.approve(
                        v, asked(requests, on.organisation().slug()).id()));
        does(
                "membership.JoinRequests.approve, a claim",
                (v, on) -> requests.approve(
                        v, asked(requests, fixture.unclaimed.slug()).id()));
        does(
                "membership.JoinRequests.decline",
                (v, on) -> requests.decline(
                        v, asked(requests, on.organisation().slug()).id(), "Who are you?"));
        does(
                "membership.Invitations.invite",
                (v, on) -> invitations.invite(v, on.organisation().slug(), "guest@example.org", MembershipRole.MEMBER));
        does(
                "membership.Invitations.waiting",
                (v, on) -> invitations.waiting(v, on.organisation().slug()));
        does("membership.Invitations.mine", (v, on) -> invitations.mine(v));
        does("membership.Invitations.behind", (v, on) -> invitations.behind(v, secret(invitations, on)));
        does("membership.Invitations.accept", (v, on) -> invitations.accept(v, secret(invitations, on)));
        does("membership.Invitations.acceptMine, of another", (v, on) -> {
            secret(invitations, on);
            invitations.acceptMine(
                    v,
                    invitations
                            .waiting(on.manager(), on.organisation().slug())
                            .getFirst()
                            .id());
        });
        does("membership.Invitations.revoke", (v, on) -> {
            secret(invitations, on);
            Invitation waiting =
                    invitations.waiting(on.manager(), on.organisation().slug()).getFirst();
            invitations.revoke(v, on.organisation().slug(), waiting.id());
        });
    }

    /** What the stranger asks for. */
    private MembershipRequest asked(JoinRequests requests, String organisation) {
        requests.ask(fixture.otherStranger, organisation, null);
        return requests.mine(fixture.otherStranger).getFirst();
    }

    /** Of the link that a mail has in it. */
    private String secret(Invitations invitations, AccessFixture.Side on) {
        invitations.invite(on.manager(), on.organisation().slug(), "guest@example.org", MembershipRole.MEMBER);
        String link =
                bean(dev.tessera.Letters.class).newest("guest@example.org").link();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private void accounts() {
        People people = bean(People.class);
        ApiTokens tokens = bean(ApiTokens.class);
        Privacy privacy = bean(Privacy.class);
        Passwords passwords = bean(Passwords.class);
        Passkeys passkeys = bean(Passkeys.class);
        SecondFactors factors = bean(SecondFactors.class);
        Sessions sessions = bean(Sessions.class);
        does("account.People.me", (v, on) -> people.me(v));
        does("account.People.matching", (v, on) -> people.matching(v, ""));
        does(
                "account.People.setSiteRole",
                (v, on) -> people.setSiteRole(v, fixture.stranger.account(), SiteRole.COORDINATOR, null));
        does("account.People.change", (v, on) -> people.change(v, "Another name", "en"));
        does("account.ApiTokens.mine", (v, on) -> tokens.mine(v));
        does(
                "account.ApiTokens.issueForOrganisation",
                (v, on) -> tokens.issueForOrganisation(v, on.organisation().id(), "CI", 30));
        does(
                "account.ApiTokens.issueForTrial",
                (v, on) -> tokens.issueForTrial(v, on.trial().scope(), "CI", 30));
        does("account.ApiTokens.issueForSite", (v, on) -> tokens.issueForSite(v, "CI", 30));
        does("account.ApiTokens.revoke, of another", (v, on) -> {
            tokens.issueForSite(fixture.otherAdministrator, "CI", 30);
            tokens.revoke(v, tokens.mine(fixture.otherAdministrator).getFirst().id());
        });
        does("account.ApiTokens.revoke, of one's own", (v, on) -> {
            dev.tessera.account.Accounts accounts = bean(dev.tessera.account.Accounts.class);
            if (v.account() != null) {
                accounts.issueToken(v.account(), "CI", Given.unique("secret"));
            }
            tokens.revoke(v, v.inPerson() ? tokens.mine(v).getFirst().id() : 1);
        });
        does("account.Privacy.download", (v, on) -> privacy.download(v));
        does("account.Privacy.leave", (v, on) -> privacy.leave(v));
        does("account.Passwords.isSet", (v, on) -> passwords.isSet(v));
        does("account.Passwords.change", (v, on) -> passwords.change(v, "a password", "seven purple walruses dance"));
        does("account.Passwords.mailLink", (v, on) -> passwords.mailLink(v));
        does("account.Passkeys.list", (v, on) -> passkeys.list(v));
        does("account.Passkeys.rename, of another", (v, on) -> passkeys.rename(v, "AAAA", "Mine"));
        does("account.Passkeys.remove, of another", (v, on) -> passkeys.remove(v, "AAAA"));
        does("account.SecondFactors.state", (v, on) -> factors.state(v));
        does("account.SecondFactors.begin", (v, on) -> factors.begin(v));
        does("account.SecondFactors.confirm", (v, on) -> invalidIsAllowed(() -> factors.confirm(v, "000000")));
        does("account.SecondFactors.remove", (v, on) -> invalidIsAllowed(() -> factors.remove(v, "000000")));
        does(
                "account.SecondFactors.regenerateRecoveryCodes",
                (v, on) -> invalidIsAllowed(() -> factors.regenerateRecoveryCodes(v, "000000")));
        does("account.Sessions.list", (v, on) -> sessions.list(v));
        does("account.Sessions.end, of another", (v, on) -> sessions.end(v, -1));
        does("account.Sessions.endAllOthers", (v, on) -> sessions.endAllOthers(v));
    }

    /** A wrong code is refused as wrong, and only to those who may try one. */
    private static void invalidIsAllowed(Runnable tried) {
        try {
            tried.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID && refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
        }
    }

    private void trials() {
        Trials trials = bean(Trials.class);
        Reviewers reviewers = bean(Reviewers.class);
        shows(
                "trial.Trials.visibleTo",
                (v, on) -> trials.visibleTo(v).stream()
                        .anyMatch(t -> t.id() == on.trial().id()));
        shows("trial.Trials.find", (v, on) -> trials.find(v, on.trial().slug()));
        does("trial.Trials.see", (v, on) -> trials.see(v, on.trial().slug()));
        does(
                "trial.Trials.coordinate",
                (v, on) -> trials.coordinate(v, on.trial().slug()));
        shows("trial.Trials.own", (v, on) -> !trials.own(v, on.trial()).isEmpty());
        shows(
                "trial.Trials.withResultsOf",
                (v, on) -> trials.withResultsOf(v, on.product().id()).stream()
                        .anyMatch(t -> t.id() == on.trial().id()));
        does("trial.Trials.put", (v, on) -> trials.put(v, on.trial().slug(), title("Renamed", null)));
        does(
                "trial.Trials.put, a new one",
                (v, on) -> trials.put(v, Given.unique("new-trial"), title("New", on.specification())));
        does("trial.Reviewers.of", (v, on) -> reviewers.of(v, on.trial().slug()));
        does(
                "trial.Reviewers.appoint",
                (v, on) -> reviewers.appoint(v, on.trial().slug(), email(fixture.stranger)));
        does(
                "trial.Reviewers.dismiss",
                (v, on) -> reviewers.dismiss(v, on.trial().slug(), on.reviewer().account()));
    }

    private String email(Viewer person) {
        return bean(People.class)
                .find(person.account())
                .map(AccountHolder::email)
                .orElseThrow();
    }

    private static TrialForm title(String title, String specification) {
        return new TrialForm(title, specification, null, null, null, null, null);
    }

    private void results() {
        Matrices matrices = bean(Matrices.class);
        RecordSheets sheets = bean(RecordSheets.class);
        Reports reports = bean(Reports.class);
        CellStories stories = bean(CellStories.class);
        ResultImports imports = bean(ResultImports.class);
        shows(
                "matrix.Matrices.matrix",
                (v, on) -> !matrices.matrix(v, on.trial()).columns().isEmpty());
        shows(
                "matrix.Matrices.follow",
                (v, on) -> !matrices.follow(v, on.trial()).matrix().columns().isEmpty());
        shows("matrix.Matrices.changes", (v, on) -> {
            String before = matrices.follow(on.manager(), on.trial()).snapshot();
            reports.record(
                    on.manager(), on.trial().slug(), "T1", on.participant().id(), null, Verdict.FAILED, null, null);
            return matrices.changes(v, on.trial(), before)
                    .map(d -> !d.cells().isEmpty())
                    .orElse(false);
        });
        shows(
                "matrix.Matrices.pairs",
                (v, on) -> !matrices.pairs(v, on.trial(), null).subjects().isEmpty());
        does(
                "matrix.RecordSheets.sheet",
                (v, on) -> sheets.sheet(v, on.trial(), on.participant().id()));
        shows("matrix.RecordSheets.mayRecord", (v, on) -> sheets.mayRecord(v, on.trial(), on.participant()));
        does(
                "result.Reports.record",
                (v, on) -> reports.record(
                        v, on.trial().slug(), "T1", on.participant().id(), null, Verdict.PASSED, null, null));
        does(
                "result.CellStories.story",
                (v, on) -> stories.story(v, on.trial(), "T1", on.participant().id(), null));
        does(
                "exchange.ResultImports.requireOpen",
                (v, on) -> imports.requireOpen(v, on.trial().slug(), new ImportOptions(true, false)));
        does(
                "exchange.ResultImports.requireOpen, creating",
                (v, on) -> imports.requireOpen(v, on.trial().slug(), new ImportOptions(true, true)));
        shows(
                "exchange.ResultImports.run",
                (v, on) -> imports.run(
                                        v,
                                        on.trial().slug(),
                                        ImportFormat.CSV,
                                        results(on),
                                        new ImportOptions(false, false),
                                        Progress.NOBODY)
                                .recorded()
                        == 1);
        does("exchange.ImportJobs.start", (v, on) -> {
            CompletableFuture<Object> ended = new CompletableFuture<>();
            bean(ImportJobs.class)
                    .start(
                            v,
                            on.trial().slug(),
                            ImportFormat.CSV,
                            results(on),
                            new ImportOptions(true, false),
                            Progress.NOBODY,
                            ended::complete,
                            ended::completeExceptionally);
            await(ended);
        });
    }

    private static void await(CompletableFuture<Object> ended) {
        try {
            ended.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] results(AccessFixture.Side on) {
        return ("subject,test,verdict\n" + on.product().name() + ",T1,passed\n").getBytes(StandardCharsets.UTF_8);
    }

    private void specifications() {
        Specifications specifications = bean(Specifications.class);
        TestSuites suites = bean(TestSuites.class);
        does(
                "specification.Specifications.put",
                (v, on) -> specifications.put(
                        v,
                        Given.unique("spec"),
                        "1.0",
                        new SpecificationForm(
                                "A specification",
                                null,
                                null,
                                SpecificationStatus.FINAL,
                                List.of(),
                                null,
                                null,
                                null,
                                null)));
        does(
                "specification.TestSuites.replace",
                (v, on) -> suites.replace(
                        v,
                        on.specification().substring(0, on.specification().indexOf('/')),
                        "1.0",
                        TestSuiteCsv.read("key,title\nT9,Other\n".getBytes(StandardCharsets.UTF_8))));
    }

    private void audit() {
        AuditLog log = bean(AuditLog.class);
        does("audit.AuditLog.entries", (v, on) -> log.entries(v, AuditFilter.ALL, 0, 1));
        does("audit.AuditLog.count", (v, on) -> log.count(v, AuditFilter.ALL));
        does("audit.AuditLog.export", (v, on) -> {
            try {
                log.export(v, new AuditFilter("nothing like that", null, null, null), new StringWriter());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        does(
                "audit.AuditLog.ofOrganisation",
                (v, on) -> log.ofOrganisation(
                        v, on.organisation().scope(), List.of(on.organisation().id())));
        does(
                "audit.AuditLog.ofOrganisation, waiting",
                (v, on) -> log.ofOrganisation(
                        v, on.waiting().scope(), List.of(on.waiting().id())));
        does(
                "audit.AuditLog.ofProduct",
                (v, on) -> log.ofProduct(
                        v, on.organisation().scope(), List.of(on.product().id())));
        does("audit.AuditLog.ofTrial", (v, on) -> log.ofTrial(v, on.trial().scope()));
        does(
                "audit.AuditLog.ofSpecification",
                (v, on) -> log.ofSpecification(v, on.trial().specificationVersion()));
        does("audit.AuditLog.mine", (v, on) -> log.mine(v));
    }

    private static byte[] picture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
