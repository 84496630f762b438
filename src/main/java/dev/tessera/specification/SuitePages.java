package dev.tessera.specification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Test suites a page at a time: released revisions for everybody, a draft for its editors. */
@Service
public class SuitePages {

    private final SuiteDraftQueries queries;
    private final AccessPolicy policy;

    SuitePages(SuiteDraftQueries queries, AccessPolicy policy) {
        this.queries = queries;
        this.policy = policy;
    }

    /**
     * Some test cases of a revision, in suite order.
     *
     * @param filter what the key, the title or the group has in it; empty: all
     */
    @Transactional(readOnly = true)
    public List<SuiteCase> page(Viewer viewer, long revision, String filter, int offset, int limit) {
        requireReadable(viewer, revision);
        return queries.page(revision, filter, offset, limit);
    }

    /** How many test cases of a revision the filter leaves. */
    @Transactional(readOnly = true)
    public int count(Viewer viewer, long revision, String filter) {
        requireReadable(viewer, revision);
        return queries.count(revision, filter);
    }

    /** How many of those that the filter leaves stand before a test case; none if it left that one out itself. */
    @Transactional(readOnly = true)
    public Optional<Integer> place(Viewer viewer, long revision, String filter, long id) {
        requireReadable(viewer, revision);
        return queries.ordinal(revision, id)
                .map(ordinal -> queries.before(revision, filter, ordinal))
                .filter(place ->
                        queries.page(revision, filter, place, 1).stream().anyMatch(c -> c.id() == id));
    }

    /** One test case of a revision, with all that it says. */
    @Transactional(readOnly = true)
    public SuiteCase one(Viewer viewer, long revision, long id) {
        requireReadable(viewer, revision);
        return queries.one(revision, id).orElseThrow(SuiteDrafts::gone);
    }

    /** Those test cases of a revision that have one of these keys. */
    @Transactional(readOnly = true)
    public List<SuiteCase> keyed(Viewer viewer, long revision, Collection<String> keys) {
        requireReadable(viewer, revision);
        return queries.keyed(revision, keys);
    }

    private void requireReadable(Viewer viewer, long revision) {
        if (queries.find(revision)
                .filter(f -> !f.draft() || policy.mayCoordinate(viewer))
                .isEmpty()) {
            throw SuiteDrafts.discarded();
        }
    }
}
