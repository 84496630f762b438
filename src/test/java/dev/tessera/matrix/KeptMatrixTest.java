package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A matrix that is brought up to date by what changed is the one that would be read anew, whatever happened. */
@ServerTest
class KeptMatrixTest {

    private static final String SUITE = """
            key,title,kind,roles
            one,One product's,,Tool
            two,Another,,Tool
            three,Of the other role,,Platform
            pair,Two that meet,interoperability,Tool;Platform
            both,Two that meet again,interoperability,Tool;Platform
            """;

    private static final int STEPS = 60;

    private final Given given;
    private final Reports reports;
    private final Participations participations;
    private final Matrices matrices;

    @Autowired
    KeptMatrixTest(Given given, Reports reports, Participations participations, Matrices matrices) {
        this.given = given;
        this.reports = reports;
        this.participations = participations;
        this.matrices = matrices;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void is_what_would_be_read_anew(long seed) {
        Random random = new Random(seed);
        Viewer coordinator = given.coordinator().viewer();
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        Trial trial =
                given.trial(specification, TrialStatus.OPEN, seed % 2 == 0 ? Visibility.OPEN : Visibility.CONFIDENTIAL);
        List<Participant> tools = new ArrayList<>();
        List<Participant> platforms = new ArrayList<>();
        Map<Long, Viewer> members = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            tools.add(given.participant(trial, given.organisation().id(), Given.unique("Tool"), "Tool"));
            platforms.add(given.participant(trial, given.organisation().id(), Given.unique("Platform"), "Platform"));
        }
        tools.forEach(p -> members.put(p.id(), given.member(p.organisationId()).viewer()));
        platforms.forEach(
                p -> members.put(p.id(), given.member(p.organisationId()).viewer()));
        trial = given.now(trial);
        Viewer follower = members.get(tools.getFirst().id());
        Followed followed = matrices.follow(follower, trial);
        Matrix shown = followed.matrix();
        String snapshot = followed.snapshot();
        for (int step = 0; step < STEPS; step++) {
            if (step == STEPS / 2) {
                participations.withdraw(coordinator, trial.slug(), tools.get(2).id(), null);
                tools.remove(2);
                trial = given.now(trial);
            } else {
                say(random, trial, tools, platforms, members);
            }
            if (random.nextInt(3) > 0) {
                continue;
            }
            Matrix kept = matrices.matrix(coordinator, trial);
            var update = matrices.changes(follower, trial, snapshot);
            if (update.isPresent()) {
                snapshot = update.get().delta().snapshot();
                List<Row> rows = shown.with(update.get().delta().cells());
                shown = new Matrix(shown.trial(), shown.title(), shown.asOf(), shown.revision(), shown.columns(), rows);
            } else {
                followed = matrices.follow(follower, trial);
                shown = followed.matrix();
                snapshot = followed.snapshot();
            }
            matrices.forget(trial.id());
            Matrix anew = matrices.matrix(coordinator, trial);
            assertThat(told(kept)).isEqualTo(told(anew));
            assertThat(kept.revision()).isEqualTo(anew.revision());
            assertThat(told(shown)).isEqualTo(told(matrices.matrix(follower, trial)));
        }
    }

    private void say(
            Random random, Trial trial, List<Participant> tools, List<Participant> platforms, Map<Long, Viewer> who) {
        Participant tool = tools.get(random.nextInt(tools.size()));
        Participant platform = platforms.get(random.nextInt(platforms.size()));
        Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
        String reason = verdict.needsReason() ? "not-supported" : null;
        switch (random.nextInt(4)) {
            case 0 ->
                reports.record(
                        who.get(tool.id()),
                        trial.slug(),
                        random.nextBoolean() ? "one" : "two",
                        tool.id(),
                        null,
                        verdict,
                        reason,
                        null);
            case 1 ->
                reports.record(
                        who.get(platform.id()), trial.slug(), "three", platform.id(), null, verdict, reason, null);
            default ->
                reports.record(
                        who.get(random.nextBoolean() ? tool.id() : platform.id()),
                        trial.slug(),
                        random.nextBoolean() ? "pair" : "both",
                        tool.id(),
                        platform.id(),
                        verdict,
                        reason,
                        null);
        }
    }

    private static List<String> told(Matrix matrix) {
        List<String> told = new ArrayList<>();
        for (Row row : matrix.rows()) {
            for (int c = 0; c < matrix.columns().size(); c++) {
                told.add(row.key() + " " + matrix.columns().get(c).id() + ": " + row.cell(c) + " " + row.mark(c));
            }
        }
        return told;
    }
}
