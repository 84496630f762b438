package dev.tessera.plan;

import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who should meet whom: what follows from the roles of a trial's test cases and of those who take part. */
@Service
public class Pairs {

    private final Trials trials;
    private final TrialTests tests;

    Pairs(Trials trials, TrialTests tests) {
        this.trials = trials;
        this.tests = tests;
    }

    /** The pairs of a trial; none of a trial in which products do not meet. */
    List<Pair> of(Trial trial) {
        return trial.setup().kind().hasPairs()
                ? of(
                        trials.participants(trial.id()),
                        tests.cases(trial),
                        trial.setup().sameOrganisationMeets())
                : List.of();
    }

    static List<Pair> of(List<Participant> participants, List<TestCase> cases, boolean sameOrganisationMeets) {
        List<Participant> accepted = participants.stream()
                .filter(p -> p.status() == ParticipationStatus.ACCEPTED)
                .sorted(java.util.Comparator.comparingLong(Participant::id))
                .toList();
        Map<Roles, Integer> counts = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            for (int j = i + 1; j < accepted.size(); j++) {
                Participant a = accepted.get(i);
                Participant b = accepted.get(j);
                if (a.productId() == b.productId()
                        || (a.organisationId() == b.organisationId() && !sameOrganisationMeets)) {
                    continue;
                }
                int tests = counts.computeIfAbsent(new Roles(a.roleId(), b.roleId()), r -> count(r, cases));
                if (tests > 0) {
                    pairs.add(new Pair(a, b, tests));
                }
            }
        }
        return pairs;
    }

    /** The least number of partners of each participation: its role's own, or the trial's. */
    Map<Long, Integer> leastPartners(Trial trial) {
        Map<Long, Integer> ofRole = new HashMap<>();
        trials.roles(trial)
                .forEach(r -> ofRole.put(
                        r.id(),
                        Objects.requireNonNullElse(
                                r.leastPartners(), trial.setup().leastPartners())));
        Map<Long, Integer> least = new HashMap<>();
        for (Participant p : trials.participants(trial.id())) {
            Integer own = p.roleId() == null ? null : ofRole.get(p.roleId());
            least.put(p.id(), own == null ? trial.setup().leastPartners() : own);
        }
        return least;
    }

    private record Roles(@Nullable Long one, @Nullable Long other) {}

    private static int count(Roles roles, List<TestCase> cases) {
        int count = 0;
        for (TestCase test : cases) {
            if (test.kind() == TestKind.INTEROPERABILITY) {
                count += plays(roles.one(), test.subjectRole()) && plays(roles.other(), test.peerRole()) ? 1 : 0;
                count += plays(roles.other(), test.subjectRole()) && plays(roles.one(), test.peerRole()) ? 1 : 0;
            }
        }
        return count;
    }

    /** A product whose role nobody said may play any. */
    private static boolean plays(@Nullable Long role, @Nullable Long wanted) {
        return role == null || role.equals(wanted);
    }
}
