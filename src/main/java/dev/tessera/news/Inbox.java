package dev.tessera.news;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import dev.tessera.live.Live;
import dev.tessera.news.NotificationQueries.Matter;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody was told of, as far as they may know it now: of a trial that they may not know of any more nothing is
 * shown, and nothing is counted.
 */
@Service
public class Inbox {

    private final NotificationQueries queries;
    private final NoticeRights rights;
    private final Trials trials;
    private final AccessPolicy policy;
    private final Live live;
    private final Clock clock;

    Inbox(
            NotificationQueries queries,
            NoticeRights rights,
            Trials trials,
            AccessPolicy policy,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.rights = rights;
        this.trials = trials;
        this.policy = policy;
        this.live = live;
        this.clock = clock;
    }

    /** How many the viewer has not read. */
    public int unread(Viewer viewer) {
        return allowed(viewer, true, null).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** How many there are, of one trial or of all. */
    public int count(Viewer viewer, @Nullable Long trial) {
        return allowed(viewer, false, trial).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Some of them, newest first, of one trial or of all. */
    public List<Told> page(Viewer viewer, @Nullable Long trial, int offset, int limit) {
        Set<Matter> matters = allowed(viewer, false, trial).keySet();
        return matters.isEmpty() ? List.of() : queries.page(policy.requirePerson(viewer), matters, offset, limit);
    }

    /** The trials that they are about, by title. */
    public Map<Long, String> trials(Viewer viewer) {
        List<Long> ids = allowed(viewer, false, null).keySet().stream()
                .map(Matter::trial)
                .distinct()
                .toList();
        return trials.byIds(ids).stream().collect(Collectors.toMap(Trial::id, Trial::title));
    }

    /** Marks one as read. */
    @Transactional
    public void read(Viewer viewer, long id) {
        long account = policy.requirePerson(viewer);
        if (queries.read(account, id, clock.instant())) {
            live.changed(address(account));
        }
    }

    /** Marks all as read that the viewer sees, of one trial or of all. */
    @Transactional
    public void readAll(Viewer viewer, @Nullable Long trial) {
        long account = policy.requirePerson(viewer);
        Set<Matter> matters = allowed(viewer, true, trial).keySet();
        if (!matters.isEmpty() && queries.read(account, matters, clock.instant()) > 0) {
            live.changed(address(account));
        }
    }

    /** Runs something whenever what the viewer was told of changes, on this node or another. */
    public Live.Subscription follow(Viewer viewer, Runnable changed) {
        return live.follow(address(policy.requirePerson(viewer)), changed);
    }

    static String address(long account) {
        return "notices/" + account;
    }

    /** What the viewer has and may know now, with how many of each. */
    private Map<Matter, Integer> allowed(Viewer viewer, boolean unreadOnly, @Nullable Long trial) {
        List<NotificationQueries.Some> all = queries.matters(policy.requirePerson(viewer), unreadOnly);
        Map<Long, TrialScope> scopes =
                trials.byIds(all.stream().map(s -> s.matter().trial()).collect(Collectors.toSet())).stream()
                        .map(Trial::scope)
                        .collect(Collectors.toMap(TrialScope::id, Function.identity()));
        return all.stream()
                .filter(s -> trial == null || trial == s.matter().trial())
                .filter(s -> rights.may(
                        viewer,
                        s.matter().kind(),
                        Objects.requireNonNull(scopes.get(s.matter().trial())),
                        s.matter().organisation()))
                .collect(Collectors.toMap(NotificationQueries.Some::matter, NotificationQueries.Some::number));
    }
}
