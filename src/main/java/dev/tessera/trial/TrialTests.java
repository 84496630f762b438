package dev.tessera.trial;

import dev.tessera.specification.SpecificationRole;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.Staleness;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestSuites;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The tests of a trial: those of its kind, of all its suites. */
@Service
public class TrialTests {

    /** Of a specification without roles: a test of it is for products whose role nobody said. */
    private static final Set<Long> NO_ROLE = Set.of(-1L);

    private final TestSuites suites;
    private final Specifications specifications;

    TrialTests(TestSuites suites, Specifications specifications) {
        this.suites = suites;
        this.specifications = specifications;
    }

    /**
     * The trial's test cases, suite after suite. Where two suites share a key, it is preceded by the specification
     * version's path, {@code lti/1.3:launch-1}; where there are several suites, a test for every role names the roles
     * of its own specification version.
     */
    public List<TestCase> cases(Trial trial) {
        if (trial.specifications().size() == 1) {
            return ofKind(trial, trial.specification());
        }
        Set<String> once = new HashSet<>();
        Set<String> shared = new HashSet<>();
        List<List<TestCase>> suiteBySuite = new ArrayList<>();
        for (TestedVersion version : trial.specifications()) {
            List<TestCase> cases = ofKind(trial, version);
            cases.stream().map(TestCase::key).filter(key -> !once.add(key)).forEach(shared::add);
            suiteBySuite.add(cases);
        }
        List<TestCase> all = new ArrayList<>();
        for (int s = 0; s < suiteBySuite.size(); s++) {
            TestedVersion version = trial.specifications().get(s);
            Set<Long> roles = rolesOf(version);
            for (TestCase test : suiteBySuite.get(s)) {
                all.add(test.among(
                        shared.contains(test.key()) ? version.path() + ":" + test.key() : test.key(),
                        test.roles().isEmpty() ? roles : test.roles()));
            }
        }
        return all;
    }

    /** The specification version whose test it is, of those that the trial is against. */
    public TestedVersion versionOf(Trial trial, long testCase) {
        return trial.specifications().size() == 1
                ? trial.specification()
                : trial.specifications().stream()
                        .filter(v -> v.revision() != null
                                && suites.cases(v.revision()).stream().anyMatch(c -> c.id() == testCase))
                        .findFirst()
                        .orElseThrow();
    }

    /** What is stale in the trial's revisions, by test case. */
    public Map<Long, Staleness> stale(Trial trial) {
        Map<Long, Staleness> stale = new HashMap<>();
        for (TestedVersion version : trial.specifications()) {
            if (version.revision() != null) {
                stale.putAll(suites.stale(version.revision()));
            }
        }
        return stale;
    }

    private Set<Long> rolesOf(TestedVersion version) {
        Set<Long> roles = specifications.find(version.path()).orElseThrow().roles().stream()
                .map(SpecificationRole::id)
                .collect(Collectors.toSet());
        return roles.isEmpty() ? NO_ROLE : roles;
    }

    private List<TestCase> ofKind(Trial trial, TestedVersion version) {
        if (version.revision() == null) {
            return List.of();
        }
        List<TestCase> all = suites.cases(version.revision());
        return trial.setup().kind() == TrialKind.BOTH
                ? all
                : all.stream()
                        .filter(c -> trial.setup().kind().includes(c.kind()))
                        .toList();
    }
}
