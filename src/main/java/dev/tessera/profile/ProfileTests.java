package dev.tessera.profile;

import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCase;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which test cases are in a profile, and how much each obliges: answered for any revision of the suite, for test cases
 * are known by their lineage.
 *
 * @param selection what holds for the test cases that no rule names
 * @param rules by lineage
 */
public record ProfileTests(ProfileSelection selection, Map<Long, ProfileRule> rules) {

    public ProfileTests {
        rules = Map.copyOf(rules);
    }

    /** Whether a test case is in the profile. */
    public boolean includes(TestCase test) {
        return of(test).included();
    }

    /** How much a test case obliges whoever follows the profile. */
    public Obligation obligation(TestCase test) {
        return Objects.requireNonNullElse(of(test).obligation(), test.obligation());
    }

    /** Whether a test case that is in obliges otherwise than the suite says. */
    public boolean changesObligation(TestCase test) {
        return includes(test) && obligation(test) != test.obligation();
    }

    public @Nullable String note(TestCase test) {
        return of(test).note();
    }

    /** What is said of a test case, by its rule or by the selection. */
    public ProfileRule of(TestCase test) {
        return Objects.requireNonNullElse(rules.get(test.lineage()), usual());
    }

    /** What holds where no rule says anything. */
    ProfileRule usual() {
        return new ProfileRule(selection == ProfileSelection.ALL_TESTS, null, null);
    }
}
