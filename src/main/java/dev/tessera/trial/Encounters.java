package dev.tessera.trial;

import dev.tessera.specification.TestCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who should meet whom in a trial, in how many tests, and how many others at least: what follows from the roles of its
 * tests, from its rules, and from who takes part.
 */
public final class Encounters {

    private record Roles(@Nullable Long one, @Nullable Long other) {}

    private final TrialSetup setup;
    private final List<TestCase> cases;
    private final Map<Roles, Integer> tests = new HashMap<>();
    private final Map<Long, Integer> least = new HashMap<>();

    /**
     * @param cases the trial's tests
     * @param roles the roles that products take in it
     */
    public Encounters(TrialSetup setup, List<TestCase> cases, List<TrialRole> roles) {
        this.setup = setup;
        this.cases = cases;
        roles.forEach(r -> least.put(r.id(), Objects.requireNonNullElse(r.leastPartners(), setup.leastPartners())));
    }

    /**
     * In how many tests two should meet; in none where both are of one organisation, unless the trial lets them. A
     * product does not meet itself, in whichever roles.
     */
    public int tests(Participant one, Participant other) {
        if (one.productId() == other.productId()
                || (one.organisationId() == other.organisationId() && !setup.sameOrganisationMeets())) {
            return 0;
        }
        return tests.computeIfAbsent(new Roles(one.roleId(), other.roleId()), this::count);
    }

    private int count(Roles roles) {
        int count = 0;
        for (TestCase test : cases) {
            count += test.subjectMayBe(roles.one()) && test.peerMayBe(roles.other()) ? 1 : 0;
            count += test.subjectMayBe(roles.other()) && test.peerMayBe(roles.one()) ? 1 : 0;
        }
        return count;
    }

    /** Whether two should meet. */
    public boolean meet(Participant one, Participant other) {
        return tests(one, other) > 0;
    }

    /** Whether a product plays a part in any test in which two meet. */
    public boolean hasAny(Participant one) {
        return cases.stream().anyMatch(c -> c.subjectMayBe(one.roleId()) || c.peerMayBe(one.roleId()));
    }

    /** How many others a product should meet at least: its role's own number, or the trial's. */
    public int least(Participant one) {
        Integer own = one.roleId() == null ? null : least.get(one.roleId());
        return own == null ? setup.leastPartners() : own;
    }
}
