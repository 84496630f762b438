package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.People;
import dev.tessera.audit.AuditFilter;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportJobs;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.RecordSheets;
import dev.tessera.matrix.RequestedMatrices;
import dev.tessera.organisation.Organisations;
import dev.tessera.result.CellStories;
import dev.tessera.result.Entry;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Lifecycle;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Registering;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialInvitations;
import dev.tessera.trial.TrialSettings;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTerms;
import dev.tessera.trial.Trials;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.ApplicationContext;

/** What is done to trials and results, and what is kept of it. */
final class TrialOperations extends Operations {

    TrialOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        trials();
        results();
        audit();
    }

    private void trials() {
        Trials trials = bean(Trials.class);
        TrialSetups setups = bean(TrialSetups.class);
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
        does("trial.TrialSetups.put", (v, on) -> setups.put(v, on.trial().slug(), title("Renamed", null)));
        does(
                "trial.TrialSetups.put, a new one",
                (v, on) -> setups.put(v, Given.unique("new-trial"), title("New", on.specification())));
        setups(trials, setups);
        participations();
        does("trial.Reviewers.of", (v, on) -> reviewers.of(v, on.trial().slug()));
        does(
                "trial.Reviewers.appoint",
                (v, on) -> reviewers.appoint(v, on.trial().slug(), email(fixture.stranger)));
        does(
                "trial.Reviewers.dismiss",
                (v, on) -> reviewers.dismiss(v, on.trial().slug(), on.reviewer().account()));
    }

    private void setups(Trials trials, TrialSetups setups) {
        shows(
                "trial.Trials.knownTo",
                (v, on) -> trials.knownTo(v).stream()
                        .anyMatch(t -> t.id() == on.trial().id()));
        does("trial.Trials.know", (v, on) -> trials.know(v, on.trial().slug()));
        shows("trial.Trials.rounds", (v, on) -> !trials.rounds(v, on.trial()).isEmpty());
        does(
                "trial.TrialSetups.settings",
                (v, on) -> setups.settings(v, on.trial().slug()));
        does("trial.TrialSetups.copy", (v, on) -> setups.copy(v, on.trial().slug(), true));
        does("trial.TrialSetups.change", (v, on) -> setups.change(v, on.trial().slug(), settings(on), settings(on)));
        does(
                "trial.TrialSetups.create",
                (v, on) -> setups.create(v, Given.unique("new-trial"), settings(on), "Be kind."));
        does(
                "trial.Lifecycle.move",
                (v, on) -> bean(Lifecycle.class).move(v, on.trial().slug(), TrialStatus.REVIEWING, null));
    }

    private TrialSettings settings(AccessFixture.Side on) {
        return bean(TrialSetups.class).settings(fixture.coordinator, on.trial().slug());
    }

    private void participations() {
        TrialTerms terms = bean(TrialTerms.class);
        Participations participations = bean(Participations.class);
        TrialInvitations invitations = bean(TrialInvitations.class);
        does("trial.TrialTerms.put", (v, on) -> terms.put(v, on.trial().slug(), "Be kind."));
        does(
                "trial.TrialTerms.accept",
                (v, on) -> terms.accept(
                        v, on.trial().slug(), conditions(on), on.organisation().id()));
        shows("trial.TrialTerms.acceptances", (v, on) -> {
            terms.accept(
                    on.manager(),
                    on.trial().slug(),
                    conditions(on),
                    on.organisation().id());
            return !terms.acceptances(v, on.trial()).isEmpty();
        });
        shows(
                "trial.Participations.registrations",
                (v, on) -> !participations.registrations(v, on.trial()).isEmpty());
        shows(
                "trial.Participations.candidates",
                (v, on) -> participations.candidates(v).stream()
                        .anyMatch(c -> c.organisation() == on.organisation().id()));
        does(
                "trial.Participations.register",
                (v, on) -> participations.register(
                        v,
                        on.trial().slug(),
                        new Registering(
                                bean(Organisations.class)
                                        .version(on.another().id(), "1.0")
                                        .id(),
                                on.participant().roleId(),
                                false,
                                null)));
        List<Long> nobody = List.of();
        does(
                "trial.Participations.accept",
                (v, on) -> participations.accept(v, on.trial().slug(), nobody));
        does(
                "trial.Participations.waitlist",
                (v, on) -> participations.waitlist(v, on.trial().slug(), nobody));
        does(
                "trial.Participations.decline",
                (v, on) -> participations.decline(v, on.trial().slug(), nobody, "Full"));
        does(
                "trial.Participations.withdraw",
                (v, on) -> participations.withdraw(
                        v, on.trial().slug(), on.participant().id(), null));
        does(
                "trial.TrialInvitations.of",
                (v, on) -> invitations.of(v, on.trial().slug()));
        does(
                "trial.TrialInvitations.invite",
                (v, on) -> invitations.invite(v, on.trial().slug(), fixture.unclaimed.slug()));
        does("trial.TrialInvitations.uninvite", (v, on) -> {
            invitations.invite(fixture.coordinator, on.trial().slug(), fixture.unclaimed.slug());
            invitations.uninvite(v, on.trial().slug(), fixture.unclaimed.slug());
        });
    }

    private long conditions(AccessFixture.Side on) {
        TrialTerms terms = bean(TrialTerms.class);
        terms.put(fixture.coordinator, on.trial().slug(), "Be kind.");
        return terms.current(on.trial()).orElseThrow().id();
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

    private static Entry passed(AccessFixture.Side on) {
        return new Entry("T1", on.participant().id(), null, Verdict.PASSED, null, null, null, null);
    }

    private static void none(Map<Integer, Refusal> objections) {
        for (Refusal objection : objections.values()) {
            throw objection;
        }
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
                    .map(u -> !u.delta().cells().isEmpty())
                    .orElse(false);
        });
        shows(
                "matrix.Matrices.pairs",
                (v, on) -> !matrices.pairs(v, on.trial(), null).subjects().isEmpty());
        RequestedMatrices requested = bean(RequestedMatrices.class);
        shows(
                "matrix.RequestedMatrices.tests",
                (v, on) -> !requested
                        .tests(
                                v,
                                on.trial(),
                                MatrixRequest.of(Map.of("asOf", Instant.now().toString())::get))
                        .matrix()
                        .columns()
                        .isEmpty());
        shows(
                "matrix.RequestedMatrices.pairs",
                (v, on) -> !requested
                        .pairs(
                                v,
                                on.trial(),
                                MatrixRequest.of(Map.of("asOf", Instant.now().toString())::get))
                        .subjects()
                        .isEmpty());
        does(
                "matrix.RecordSheets.sheet",
                (v, on) -> sheets.sheet(v, on.trial(), on.participant().id()));
        does(
                "matrix.RecordSheets.entries",
                (v, on) -> sheets.entries(
                        v,
                        on.trial(),
                        on.participant().id(),
                        List.of(new RecordSheets.Given(
                                "T1", on.participant().id(), Verdict.PASSED, null, null, null))));
        shows("matrix.RecordSheets.mayRecord", (v, on) -> sheets.mayRecord(v, on.trial(), on.participant()));
        does(
                "result.Reports.record",
                (v, on) -> reports.record(
                        v, on.trial().slug(), "T1", on.participant().id(), null, Verdict.PASSED, null, null));
        does(
                "result.Reports.objections",
                (v, on) -> none(reports.objections(v, on.trial().slug(), List.of(passed(on)))));
        does(
                "result.Reports.recordWhatCanBe",
                (v, on) -> none(reports.recordWhatCanBe(v, on.trial().slug(), List.of(passed(on)))));
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
                (v, on) -> log.ofSpecification(v, on.trial().specification().id()));
        does("audit.AuditLog.mine", (v, on) -> log.mine(v));
    }
}
