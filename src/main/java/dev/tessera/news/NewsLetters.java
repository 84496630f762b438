package dev.tessera.news;

import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.Accounts;
import dev.tessera.account.People;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Sentence;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import dev.tessera.news.NotificationQueries.Due;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the letters that are due: to each person one, about what they have not read and may know now. The letter and
 * the mark that it was written are one transaction, so that nobody gets it twice, whenever a node dies.
 */
@Component
class NewsLetters {

    private static final Logger log = LoggerFactory.getLogger(NewsLetters.class);
    private static final int AT_A_TIME = 200;
    private static final int MOST_LINES = 50;

    private final NotificationQueries queries;
    private final NoticeRights rights;
    private final Unsubscriptions unsubscriptions;
    private final Accounts accounts;
    private final People people;
    private final Trials trials;
    private final Mails mails;
    private final PublicAddress address;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NewsLetters(
            NotificationQueries queries,
            NoticeRights rights,
            Unsubscriptions unsubscriptions,
            Accounts accounts,
            People people,
            Trials trials,
            Mails mails,
            PublicAddress address,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queries = queries;
        this.rights = rights;
        this.unsubscriptions = unsubscriptions;
        this.accounts = accounts;
        this.people = people;
        this.trials = trials;
        this.mails = mails;
        this.address = address;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Writes all that are due; what cannot be written for one person keeps nobody else waiting. */
    void write() {
        Instant now = clock.instant();
        List<Long> due = queries.dueTo(now, 0, AT_A_TIME);
        while (!due.isEmpty()) {
            for (long account : due) {
                try {
                    transaction.executeWithoutResult(status -> write(account, now));
                } catch (RuntimeException e) {
                    log.error("The letter of news to account {} could not be written; it is tried again", account, e);
                }
            }
            due = queries.dueTo(now, due.getLast(), AT_A_TIME);
        }
    }

    private void write(long account, Instant now) {
        List<Long> taken = queries.take(account, now);
        if (taken.isEmpty()) {
            return;
        }
        List<Due> told = accounts.viewer(account).map(v -> allowed(v, taken)).orElse(List.of());
        queries.mailed(taken, told.stream().map(d -> d.told().id()).collect(Collectors.toSet()), now);
        if (!told.isEmpty()) {
            AccountHolder person = people.find(account).orElseThrow();
            mails.send(letter(person, told));
        }
    }

    private List<Due> allowed(Viewer viewer, List<Long> taken) {
        List<Due> unread =
                queries.due(taken).stream().filter(d -> d.told().isUnread()).toList();
        Set<Long> ids = unread.stream().map(d -> d.told().trialId()).collect(Collectors.toSet());
        Map<Long, TrialScope> scopes = trials.byIds(ids).stream()
                .map(Trial::scope)
                .collect(Collectors.toMap(TrialScope::id, Function.identity()));
        return unread.stream()
                .filter(d -> rights.may(
                        viewer,
                        d.told().kind(),
                        Objects.requireNonNull(scopes.get(d.told().trialId())),
                        d.organisation()))
                .toList();
    }

    private Letter letter(AccountHolder person, List<Due> told) {
        String workspace = address.base() + "/app/";
        List<Letter.Line> lines = new ArrayList<>();
        told.stream()
                .limit(MOST_LINES)
                .forEach(d -> lines.add(
                        new Letter.Line(d.told().says(), workspace + d.told().link())));
        if (told.size() > MOST_LINES) {
            lines.add(new Letter.Line(Sentence.of("notice.more", told.size() - MOST_LINES), workspace + "notices"));
        }
        return person.letter(
                        "news",
                        workspace + "notices",
                        told.size(),
                        told.getFirst().told().says())
                .listing(lines, unsubscriptions.address(person.id()));
    }
}
