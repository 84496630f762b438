package dev.tessera.matrix;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How test cases went, over trials. */
@Service
public class TestRecords {

    private final TestRecordQueries queries;
    private final Trials trials;
    private final AccessPolicy policy;

    TestRecords(TestRecordQueries queries, Trials trials, AccessPolicy policy) {
        this.queries = queries;
        this.trials = trials;
        this.policy = policy;
    }

    /** The record of a test case, whatever it was called, in the trials whose whole results the viewer may see. */
    @Transactional(readOnly = true)
    public TestRecord of(Viewer viewer, long lineage) {
        return new TestRecord(queries.trials(lineage, visible(viewer)));
    }

    /** What was said in these trials where it did not pass, newest first, and not more than a page of it. */
    @Transactional(readOnly = true)
    public List<Remark> remarks(Viewer viewer, long lineage) {
        return queries.remarks(lineage, visible(viewer));
    }

    private List<Long> visible(Viewer viewer) {
        return trials.visibleTo(viewer).stream()
                .filter(t -> policy.maySeeAllResults(viewer, t.scope()))
                .map(Trial::id)
                .toList();
    }
}
