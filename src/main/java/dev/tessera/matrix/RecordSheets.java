package dev.tessera.matrix;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.result.Entry;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sheets that vendors fill in: a row per test of a product's role, a column for what the product does alone and
 * one per partner. A cell shows what its own side has said.
 */
@Service
public class RecordSheets {

    private final Trials trials;
    private final TrialTests tests;
    private final Reports reports;
    private final AccessPolicy policy;
    private final Clock clock;

    RecordSheets(Trials trials, TrialTests tests, Reports reports, AccessPolicy policy, Clock clock) {
        this.trials = trials;
        this.tests = tests;
        this.reports = reports;
        this.policy = policy;
        this.clock = clock;
    }

    /** The sheet of one participation of the viewer's own organisation. */
    @Transactional(readOnly = true)
    public Matrix sheet(Viewer viewer, Trial trial, long participation) {
        List<Participant> all = trials.participants(trial.id());
        Participant own = all.stream()
                .filter(p -> p.id() == participation && viewer.organisations().contains(p.organisationId()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report.participant-unknown", participation));
        List<TestCase> cases =
                tests.cases(trial).stream().filter(c -> c.isFor(own.roleId())).toList();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of(own));
        all.stream()
                .filter(p -> p.id() != own.id() && cases.stream().anyMatch(c -> meets(c, own, p)))
                .map(Column::of)
                .forEach(columns::add);
        Map<Cell, Outcome> outcomes = new HashMap<>();
        for (Outcome outcome : reports.outcomesOf(trial.id(), own.id())) {
            outcomes.put(new Cell(outcome.testCase(), outcome.subject(), outcome.peer()), outcome);
        }
        Map<Long, Participant> byId = new HashMap<>();
        all.forEach(p -> byId.put(p.id(), p));
        Set<Long> stale = tests.stale(trial).keySet();
        List<Row> rows = new ArrayList<>(cases.size());
        for (TestCase test : cases) {
            byte[] letters = new byte[columns.size()];
            Map<Integer, Mark> marks = new HashMap<>();
            for (int c = 0; c < letters.length; c++) {
                Participant partner =
                        Objects.requireNonNull(byId.get(columns.get(c).id()));
                letters[c] = (byte) letter(test, own, partner, c, outcomes, marks);
                if (stale.contains(test.id()) && letters[c] != Row.OTHER_ROLE && letters[c] != Row.NOT_REPORTED) {
                    marks.compute(c, (column, mark) -> Mark.stale(mark));
                }
            }
            rows.add(new Row(test.key(), test.title(), test.group(), test.obligation(), test.kind(), letters, marks));
        }
        return new Matrix(
                trial.slug(), trial.title(), clock.instant(), Revision.of(trial, columns, rows), columns, rows);
    }

    /** Whether the viewer may fill in sheets of this trial now. */
    public boolean mayRecord(Viewer viewer, Trial trial, Participant own) {
        return policy.mayReportFor(viewer, trial.scope(), own.organisationId());
    }

    /**
     * What somebody gave a cell of a sheet.
     *
     * @param key the test case's
     * @param column the participation that the product met; its own for what it does alone
     */
    public record Given(
            String key,
            long column,
            Verdict verdict,
            @Nullable String reason,
            @Nullable String notes,
            @Nullable UUID id) {}

    /** What is to be reported of cells of a participation's sheet; whether it can be is another question. */
    @Transactional(readOnly = true)
    public List<Entry> entries(Viewer viewer, Trial trial, long participation, List<Given> given) {
        Map<Long, Participant> participants = new HashMap<>();
        trials.participants(trial.id()).forEach(p -> participants.put(p.id(), p));
        Participant own = participants.get(participation);
        if (own == null || !viewer.organisations().contains(own.organisationId())) {
            throw Refusal.notFound("report.participant-unknown", participation);
        }
        Map<String, TestCase> cases = new HashMap<>();
        tests.cases(trial).forEach(c -> cases.put(c.key(), c));
        List<Entry> entries = new ArrayList<>(given.size());
        for (Given one : given) {
            TestCase test = cases.get(one.key());
            Participant partner = participants.get(one.column());
            Meeting meeting = entered(test, own, partner, one.column());
            entries.add(new Entry(
                    one.key(),
                    meeting.subject(),
                    meeting.peer(),
                    one.verdict(),
                    one.reason(),
                    one.notes(),
                    null,
                    one.id()));
        }
        return entries;
    }

    /** As {@link #meeting}; what is in a place where nothing can be said stays as it is, to be refused. */
    private static Meeting entered(
            @Nullable TestCase test, Participant own, @Nullable Participant partner, long column) {
        boolean alone = column == own.id();
        if (test == null || partner == null || (test.kind() == TestKind.CONFORMANCE) != alone) {
            return new Meeting(own.id(), alone ? null : column);
        }
        return meeting(test, own, partner);
    }

    /** Who is the subject and who the peer where a product meets another in a test; the peer is none for itself. */
    public static Meeting meeting(TestCase test, Participant own, Participant partner) {
        if (test.kind() == TestKind.CONFORMANCE) {
            return new Meeting(own.id(), null);
        }
        return isSubject(test, own, partner)
                ? new Meeting(own.id(), partner.id())
                : new Meeting(partner.id(), own.id());
    }

    /** The two participations of a cell. */
    public record Meeting(long subject, @Nullable Long peer) {}

    private record Cell(long test, long subject, @Nullable Long peer) {}

    private static char letter(
            TestCase test,
            Participant own,
            Participant partner,
            int column,
            Map<Cell, Outcome> outcomes,
            Map<Integer, Mark> marks) {
        boolean alone = own.id() == partner.id();
        boolean fits = test.kind() == TestKind.CONFORMANCE ? alone : !alone && meets(test, own, partner);
        if (!fits) {
            return Row.OTHER_ROLE;
        }
        Meeting meeting = meeting(test, own, partner);
        Outcome outcome = outcomes.get(new Cell(test.id(), meeting.subject(), meeting.peer()));
        if (outcome == null) {
            if (own.hasLeft() || partner.hasLeft()) {
                marks.put(column, Mark.WITHDRAWN);
            }
            return Row.NOT_REPORTED;
        }
        Verdict said = meeting.subject() == own.id() ? outcome.subjectVerdict() : outcome.peerVerdict();
        boolean disputed = outcome.standing() == Standing.DISPUTED;
        Standing standing = outcome.standing() == Standing.CLAIMED ? null : outcome.standing();
        String reason = said != null && said.needsReason() ? outcome.reason() : null;
        if (standing != null || reason != null) {
            marks.put(
                    column,
                    new Mark(
                            standing,
                            disputed ? outcome.subjectVerdict() : null,
                            disputed ? outcome.peerVerdict() : null,
                            reason));
        }
        return said == null ? Row.NOT_REPORTED : said.code();
    }

    private static boolean meets(TestCase test, Participant own, Participant partner) {
        return isSubject(test, own, partner) || isSubject(test, partner, own);
    }

    private static boolean isSubject(TestCase test, Participant own, Participant partner) {
        return test.subjectMayBe(own.roleId()) && test.peerMayBe(partner.roleId());
    }
}
