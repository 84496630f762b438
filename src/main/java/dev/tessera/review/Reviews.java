package dev.tessera.review;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.result.Seen;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for reviewers, and what they decide. */
@Service
public class Reviews {

    /** How long a cell is left to whoever opened it last. */
    static final Duration CLAIMED_FOR = Duration.ofMinutes(30);

    private final Deciding deciding;
    private final QueueQueries queue;
    private final ReviewQueries queries;
    private final AccessPolicy policy;
    private final Live live;

    Reviews(Deciding deciding, QueueQueries queue, ReviewQueries queries, AccessPolicy policy, Live live) {
        this.deciding = deciding;
        this.queue = queue;
        this.queries = queries;
        this.policy = policy;
        this.live = live;
    }

    /** What a screen follows to hear of claims and decisions of a trial. */
    public static String news(long trial) {
        return "reviews/" + trial;
    }

    /** A page of what waits for this reviewer, the most urgent first; nothing of their own organisation is among it. */
    @Transactional(readOnly = true)
    public ReviewQueue queue(Viewer viewer, String trial, QueueFilter filter, int page) {
        Cells cells = deciding.reviewed(viewer, trial);
        if (!cells.trial().status().takesReports()) {
            return new ReviewQueue(List.of(), 0);
        }
        List<QueueQueries.Waiting> found = queue.page(
                cells.trial(),
                deciding.critical(cells),
                new QueueQueries.Eyes(policy.requirePerson(viewer), excluded(viewer, cells)),
                asked(cells, filter),
                deciding.now(),
                page);
        return new ReviewQueue(
                found.stream().map(w -> item(cells, w)).toList(),
                found.isEmpty() ? 0 : found.getFirst().total());
    }

    private List<Long> excluded(Viewer viewer, Cells cells) {
        return cells.participants().values().stream()
                .filter(p -> !policy.mayDecide(viewer, cells.trial().scope(), List.of(p.organisationId())))
                .map(Participant::id)
                .toList();
    }

    private static QueueQueries.Asked asked(Cells cells, QueueFilter filter) {
        String group = filter.group();
        Long organisation = filter.organisation();
        return new QueueQueries.Asked(
                cells.tests().values().stream()
                        .filter(t -> group == null || group.equals(t.group()))
                        .map(TestCase::id)
                        .toList(),
                filter.kind(),
                organisation == null
                        ? null
                        : cells.participants().values().stream()
                                .filter(p -> p.organisationId() == organisation)
                                .map(Participant::id)
                                .toList(),
                filter.mine());
    }

    /** One cell as it is now, whether or not it waits; nothing where nobody has reported. */
    @Transactional(readOnly = true)
    public Optional<QueueItem> look(Viewer viewer, String trial, CellKey cell) {
        Cells cells = deciding.reviewed(viewer, trial);
        deciding.requireMay(viewer, cells, cell);
        return queue.one(cells.trial(), deciding.critical(cells), cell, deciding.now())
                .map(w -> item(cells, w));
    }

    /**
     * Leaves a cell to this reviewer for a while, or for another while.
     *
     * @return until when
     */
    @Transactional
    public Instant claim(Viewer viewer, String trial, CellKey cell) {
        Cells cells = deciding.reviewed(viewer, trial);
        deciding.requireMay(viewer, cells, cell);
        Instant now = deciding.now();
        QueueQueries.Waiting found = queue.one(cells.trial(), List.of(), cell, now)
                .orElseThrow(() -> Refusal.notFound("review.no-such-cell"));
        long account = policy.requirePerson(viewer);
        Instant until = now.plus(CLAIMED_FOR);
        if (!queries.claim(cell, account, now, until)) {
            throw Refusal.conflict(
                    "review.claimed", found.claim() == null ? "" : found.claim().by());
        }
        live.changed(news(cell.trial()));
        return until;
    }

    /** Gives a cell that one claimed to the others. */
    @Transactional
    public void release(Viewer viewer, String trial, CellKey cell) {
        Cells cells = deciding.reviewed(viewer, trial);
        deciding.requireMay(viewer, cells, cell);
        if (queries.release(cell, policy.requirePerson(viewer))) {
            live.changed(news(cell.trial()));
        }
    }

    /**
     * Decides about a cell.
     *
     * @param seen how it was when the reviewer looked; refused if it has changed since
     */
    @Transactional
    public Ruled decide(Viewer viewer, String trial, CellKey cell, Ruling ruling, Seen seen) {
        return deciding.decide(viewer, deciding.reviewed(viewer, trial), cell, ruling, seen, null)
                .ruled();
    }

    /** Verifies several cells of which nothing needs a reason; those that are otherwise by now are left as they are. */
    @Transactional
    public Bulk verifyAll(Viewer viewer, String trial, Collection<Looked> looked) {
        Cells cells = deciding.reviewed(viewer, trial);
        int verified = 0;
        int firsts = 0;
        Map<CellKey, Refusal> passedOver = new LinkedHashMap<>();
        // In the order in which reports take their cells, so that nobody waits for each other.
        List<Looked> ordered = looked.stream().sorted(IN_ORDER).distinct().toList();
        for (Looked one : ordered) {
            try {
                queue.lock(one.cell());
                requirePlain(cells, one);
                Ruled ruled = deciding.decide(viewer, cells, one.cell(), Ruling.verify(null), one.seen(), null)
                        .ruled();
                verified += ruled == Ruled.IN_FORCE ? 1 : 0;
                firsts += ruled == Ruled.FIRST_OF_TWO ? 1 : 0;
            } catch (Refusal refusal) {
                passedOver.put(one.cell(), refusal);
            }
        }
        return new Bulk(verified, firsts, passedOver);
    }

    private static final Comparator<Looked> IN_ORDER = Comparator.<Looked>comparingLong(
                    l -> l.cell().testCase())
            .thenComparingLong(l -> l.cell().subject())
            .thenComparing(l -> peer(l.cell()), Comparator.nullsLast(Comparator.naturalOrder()));

    private static @Nullable Long peer(CellKey cell) {
        return cell.peer();
    }

    private void requirePlain(Cells cells, Looked one) {
        boolean plain = queue.one(cells.trial(), List.of(), one.cell(), deciding.now())
                .map(w -> Bulk.isPlain(w.outcome()) || !w.seen().equals(one.seen()))
                .orElse(true);
        if (!plain) {
            throw Refusal.invalid("review.not-plain");
        }
    }

    private static QueueItem item(Cells cells, QueueQueries.Waiting found) {
        return new QueueItem(
                found.cell(),
                cells.test(found.cell()),
                cells.subject(found.cell()),
                cells.peer(found.cell()),
                found.kind(),
                found.outcome(),
                found.due(),
                found.critical(),
                found.appeal(),
                found.claim());
    }
}
