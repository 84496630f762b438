package dev.tessera.specification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Test suites in figures, for those who look around. */
@Service
public class SuiteSummaries {

    private final TestSuites suites;
    private final SummaryQueries queries;

    SuiteSummaries(TestSuites suites, SummaryQueries queries) {
        this.suites = suites;
        this.queries = queries;
    }

    /** The newest released revision of a version's test suite, if it has one. */
    public Optional<SuiteSummary> of(SpecificationVersion version) {
        return suites.latest(version.id())
                .map(revision -> new SuiteSummary(
                        revision,
                        queries.obligations(revision.id()),
                        version.roles().isEmpty() ? List.of() : queries.roles(version.id(), revision.id())));
    }

    /** How many test cases the newest released revisions of these versions have; nothing of those without one. */
    public Map<Long, Integer> sizes(List<Long> versions) {
        return queries.sizes(versions);
    }
}
