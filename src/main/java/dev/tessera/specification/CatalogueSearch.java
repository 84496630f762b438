package dev.tessera.specification;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds specification versions and test cases while somebody types: what is called exactly so first, then what begins so,
 * then what has a word that begins so, then what has it anywhere.
 */
@Service
public class CatalogueSearch {

    private final SearchQueries queries;

    CatalogueSearch(SearchQueries queries) {
        this.queries = queries;
    }

    /** Some of the versions that are found: the best first, or where nothing is looked for in families. */
    public List<FoundVersion> versions(CatalogueFilter filter, int offset, int limit) {
        return queries.versions(filter, offset, limit);
    }

    /** How many versions are found, under each choice of each filter. */
    public CatalogueFacets facets(CatalogueFilter filter) {
        return queries.facets(filter);
    }

    /** The test cases that are found best, of newest released revisions; none where nothing is looked for. */
    public List<FoundTest> tests(CatalogueFilter filter, int limit) {
        return Searched.of(filter.query()).isEmpty() ? List.of() : queries.tests(filter, limit);
    }

    /** From now on the test cases of this revision are those that are found. */
    @EventListener
    @Transactional
    void released(SuiteReleased released) {
        queries.current(released.specificationVersion(), released.revision());
    }
}
