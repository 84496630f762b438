package dev.tessera.account;

import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links that prove that somebody reads a mailbox, or a log. Only digests of their secrets are kept. */
@Service
public class OneTimeLinks {

    /** Expired ones are of no use to anybody; addresses of people who never came are in them. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final LinkQueries queries;
    private final PublicAddress address;
    private final Clock clock;

    OneTimeLinks(LinkQueries queries, PublicAddress address, Clock clock) {
        this.queries = queries;
        this.address = address;
        this.clock = clock;
    }

    /** What a link is for, while it can be used; looking does not use it. */
    public Optional<OneTimeLink> find(String secret) {
        return queries.find(Secret.digest(secret), clock.instant());
    }

    /** The address of a new link. */
    @Transactional(propagation = Propagation.MANDATORY)
    String issue(
            LinkPurpose purpose,
            @Nullable Long account,
            @Nullable String email,
            @Nullable String name,
            @Nullable String language,
            Duration valid) {
        Instant now = clock.instant();
        queries.forgetExpiredBefore(now.minus(KEPT));
        String secret = Secret.random();
        queries.insert(purpose, account, email, name, language, Secret.digest(secret), now, now.plus(valid));
        return address.base() + "/links/" + secret;
    }

    /** Uses a link of a purpose up; ends the request where it cannot be used. */
    @Transactional(propagation = Propagation.MANDATORY)
    OneTimeLink use(String secret, LinkPurpose purpose) {
        Instant now = clock.instant();
        return queries.find(Secret.digest(secret), now)
                .filter(link -> link.purpose() == purpose && queries.use(link.id(), now))
                .orElseThrow(() -> Refusal.notFound("sign-in.link-dead"));
    }
}
