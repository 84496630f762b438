package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.common.Label;
import dev.tessera.common.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People who sign in, and the tokens by which their programs act. */
@Service
public class Accounts {

    /** That a token is in use is noted as often as somebody may want to know. */
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final AccountQueries queries;
    private final PersonQueries people;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(AccountQueries queries, PersonQueries people, PasswordEncoder passwords, Clock clock) {
        this.queries = queries;
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** The account that has a mail address, as its owner writes it. */
    public Optional<Long> idOf(String email) {
        return people.byEmail(email).map(Person::account);
    }

    /** Who an account is, as the access policy sees it. */
    public Optional<Viewer> viewer(long account) {
        return queries.viewer(account);
    }

    /** Who several accounts are, without those who left. */
    public List<Viewer> viewers(Collection<Long> accounts) {
        return accounts.isEmpty() ? List.of() : queries.viewers(accounts);
    }

    /** Whoever holds this API token, while it is neither revoked nor expired. */
    public Optional<Viewer> viewerOfToken(String token) {
        Instant now = clock.instant();
        Optional<AccountQueries.TokenHolder> holder = queries.holderOfToken(Secret.digest(token), now);
        holder.filter(h -> h.lastUsedAt() == null || h.lastUsedAt().isBefore(now.minus(AN_HOUR)))
                .ifPresent(h -> queries.used(h.scope().id(), now));
        return holder.flatMap(h -> queries.viewer(h.account()).map(viewer -> viewer.through(h.scope())));
    }

    /** Makes an account that may sign in with a password. */
    @Transactional
    public long create(String email, String name, String password, @Nullable SiteRole siteRole) {
        return queries.insert(
                email.strip(), Label.tidy(name), Objects.requireNonNull(passwords.encode(password)), siteRole);
    }

    /** Lets a program act for an account; only the token's digest is kept. */
    @Transactional
    public void issueToken(long account, String name, String token) {
        queries.insertToken(account, name, Secret.digest(token));
    }
}
