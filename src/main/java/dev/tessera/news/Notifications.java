package dev.tessera.news;

import dev.tessera.access.TrialScope;
import dev.tessera.account.Accounts;
import dev.tessera.live.Live;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people of something, in the transaction of what it tells of: nobody twice of the same, and nobody who may not
 * know of it. Everybody sees it in the workspace at once; letters go out as each of them chose.
 */
@Service
public class Notifications {

    /** Stores what some are told; returns who they are. */
    @FunctionalInterface
    private interface Telling {
        List<Long> tell(List<NotificationQueries.Recipient> recipients, Notice notice, Instant now);
    }

    private final NotificationQueries queries;
    private final ChoiceQueries choices;
    private final NoticeRights rights;
    private final Accounts accounts;
    private final Trials trials;
    private final Live live;
    private final Clock clock;

    Notifications(
            NotificationQueries queries,
            ChoiceQueries choices,
            NoticeRights rights,
            Accounts accounts,
            Trials trials,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.choices = choices;
        this.rights = rights;
        this.accounts = accounts;
        this.trials = trials;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Tells those of these people who may know of it and were not told before.
     *
     * @return how many they are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int tell(Collection<Long> people, Notice notice) {
        return tell(people, notice, queries::tell);
    }

    /**
     * The same, but whoever was told of what has the same key is told that there is one more of it: what they have not
     * read counts up, what they have read is new again. No second letter is written about it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int tellOfOneMore(Collection<Long> people, Notice notice) {
        return tell(people, notice.counting(1), queries::tellOfOneMore);
    }

    private int tell(Collection<Long> people, Notice notice, Telling how) {
        TrialScope trial = trials.byIds(List.of(notice.trial())).getFirst().scope();
        List<Long> allowed = accounts.viewers(people).stream()
                .filter(viewer -> rights.may(viewer, notice.kind(), trial, notice.organisation()))
                .map(viewer -> Objects.requireNonNull(viewer.account()))
                .toList();
        if (allowed.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Map<Long, NoticeChoice> chosen = choices.of(allowed);
        NoticeChoice usual = NoticeChoice.usual();
        List<Long> told = how.tell(
                allowed.stream()
                        .map(account -> recipient(
                                account,
                                chosen.getOrDefault(account, usual),
                                notice.kind().group(),
                                now))
                        .toList(),
                notice,
                now);
        live.changed(told.stream().map(Inbox::address).toList());
        return told.size();
    }

    private static NotificationQueries.Recipient recipient(
            long account, NoticeChoice choice, NoticeGroup about, Instant now) {
        return new NotificationQueries.Recipient(account, MailTimes.due(choice.of(about), choice.zone(), now));
    }

    /** Nobody is told any more of an announcement that was taken back. */
    void forgetAnnouncement(long announcement) {
        List<Long> told = queries.toldOf(announcement);
        queries.forgetAnnouncement(announcement);
        live.changed(told.stream().map(Inbox::address).toList());
    }
}
