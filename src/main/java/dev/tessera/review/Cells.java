package dev.tessera.review;

import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.result.CellKey;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind the numbers of a trial's cells: its tests and who takes part, by id. */
record Cells(Trial trial, Map<Long, TestCase> tests, Map<Long, Participant> participants) {

    static Cells of(Trial trial, Trials trials, TrialTests tests) {
        return new Cells(
                trial,
                tests.cases(trial).stream()
                        .collect(Collectors.toMap(TestCase::id, Function.identity(), (a, b) -> a, LinkedHashMap::new)),
                trials.participants(trial.id()).stream()
                        .collect(Collectors.toMap(Participant::id, Function.identity())));
    }

    TestCase test(CellKey cell) {
        return known(tests.get(cell.testCase()));
    }

    Participant subject(CellKey cell) {
        return known(participants.get(cell.subject()));
    }

    @Nullable Participant peer(CellKey cell) {
        return cell.peer() == null ? null : known(participants.get(cell.peer()));
    }

    /** Whose cell it is. */
    Set<Long> organisations(CellKey cell) {
        Participant peer = peer(cell);
        long subject = subject(cell).organisationId();
        return peer == null || peer.organisationId() == subject
                ? Set.of(subject)
                : Set.of(subject, peer.organisationId());
    }

    /** What an audit entry about a cell is about. */
    Thing thing(CellKey cell, long id) {
        Participant peer = peer(cell);
        String name = test(cell).key() + ": " + subject(cell).label() + (peer == null ? "" : " – " + peer.label());
        return new Thing(ThingKind.RESULT, id, name, null, trial.id());
    }

    private static <T> T known(@Nullable T thing) {
        if (thing == null) {
            throw Refusal.notFound("review.no-such-cell");
        }
        return thing;
    }
}
