package dev.tessera.matrix;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.specification.SpecificationVersion;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a release of a test suite would make stale, before anybody releases it. */
@Service
public class StaleConsequences {

    /** A trial with outcomes that would be stale, and how many of how many test cases. */
    public record Touched(String trial, String title, int testCases, int outcomes) {}

    private final StaleConsequenceQueries queries;
    private final AccessPolicy policy;

    StaleConsequences(StaleConsequenceQueries queries, AccessPolicy policy) {
        this.queries = queries;
        this.policy = policy;
    }

    /**
     * The trials in which outcomes of these tests stand that are not stale yet, the most touched first.
     *
     * @param lineages of the test cases whose meaning would change
     */
    @Transactional(readOnly = true)
    public List<Touched> of(Viewer viewer, SpecificationVersion version, Collection<Long> lineages) {
        policy.requireCoordinator(viewer);
        return lineages.isEmpty() ? List.of() : queries.touched(version.id(), lineages);
    }
}
