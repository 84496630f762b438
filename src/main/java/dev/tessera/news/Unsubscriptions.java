package dev.tessera.news;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ending letters of news by an address that stands in each of them: whoever has the letter need not sign in. */
@Service
public class Unsubscriptions {

    private final UnsubscriptionQueries queries;
    private final NoticeChoices choices;
    private final Accounts accounts;
    private final PublicAddress address;
    private final Clock clock;

    Unsubscriptions(
            UnsubscriptionQueries queries,
            NoticeChoices choices,
            Accounts accounts,
            PublicAddress address,
            Clock clock) {
        this.queries = queries;
        this.choices = choices;
        this.accounts = accounts;
        this.address = address;
        this.clock = clock;
    }

    /** The address for a new letter to somebody; for whoever writes the letter. */
    @Transactional
    public String address(long account) {
        String secret = Secret.random();
        queries.insert(Secret.digest(secret), account, clock.instant());
        return address.base() + "/unsubscribe/" + secret;
    }

    /** Ends the request if no letter had this secret, or it was long ago. */
    public void check(String secret) {
        account(secret);
    }

    /** Whoever got the letter with this secret gets no letters of news any more; again, it changes nothing. */
    @Transactional
    public void end(String secret) {
        long account = account(secret);
        Viewer viewer = accounts.viewer(account).orElseThrow(Unsubscriptions::unknown);
        NoticeChoice before = choices.of(account);
        choices.put(viewer, account, new NoticeChoice(NoticeDelivery.NONE, Map.of(), before.zone()));
    }

    private long account(String secret) {
        return queries.account(Secret.digest(secret)).orElseThrow(Unsubscriptions::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("unsubscribe.unknown");
    }
}
