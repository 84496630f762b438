package dev.tessera.board;

import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a trial's tests are for whom, who should meet whom, and how many others at least. */
final class Fitting {

    private record Roles(@Nullable Long subject, @Nullable Long peer) {}

    private final Trial trial;
    private final List<TestCase> cases;
    private final Set<Roles> meetings = new HashSet<>();
    private final Map<Long, Integer> least = new HashMap<>();

    Fitting(Trial trial, List<TestCase> cases, List<TrialRole> roles) {
        this.trial = trial;
        this.cases = cases;
        for (TestCase test : cases) {
            if (test.kind() == TestKind.INTEROPERABILITY) {
                meetings.add(new Roles(test.subjectRole(), test.peerRole()));
            }
        }
        for (TrialRole role : roles) {
            if (role.leastPartners() != null) {
                least.put(role.id(), role.leastPartners());
            }
        }
    }

    List<TestCase> cases() {
        return cases;
    }

    /** Whether a product plays a part in any test in which two meet. */
    boolean meets(Participant one) {
        return meetings.stream().anyMatch(m -> plays(one, m.subject()) || plays(one, m.peer()));
    }

    /** Whether two should meet: a test lets them, and they are not of one organisation, unless the trial allows it. */
    boolean meet(Participant one, Participant other) {
        return one.id() != other.id()
                && (trial.setup().sameOrganisationMeets() || one.organisationId() != other.organisationId())
                && meetings.stream()
                        .anyMatch(m -> (plays(one, m.subject()) && plays(other, m.peer()))
                                || (plays(other, m.subject()) && plays(one, m.peer())));
    }

    /** How many others a product should meet at least. */
    int least(Participant one) {
        Integer own = one.roleId() == null ? null : least.get(one.roleId());
        return own == null ? trial.setup().leastPartners() : own;
    }

    private static boolean plays(Participant one, @Nullable Long role) {
        return one.roleId() == null || one.roleId().equals(role);
    }
}
