package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where people are signed in. That a session ended is known to every node, by its row. */
@Service
public class Sessions {

    /** As long as a session that nobody uses is kept; application.yml says the same. */
    private static final Duration IDLE = Duration.ofHours(8);

    private final SessionQueries queries;
    private final PersonQueries people;
    private final SecondFactors factors;
    private final SessionsHere here;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            SessionQueries queries,
            PersonQueries people,
            SecondFactors factors,
            SessionsHere here,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.people = people;
        this.factors = factors;
        this.here = here;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Begins the session of somebody who proved to be an account's owner.
     *
     * @param twice whether what they signed in with counts as two factors
     * @return who they are now; without rights where a second factor is still asked
     */
    @Transactional
    public SignedIn begin(
            long account,
            SignInMethod method,
            boolean twice,
            HttpSession session,
            @Nullable String address,
            @Nullable String browser) {
        Person person = people.byId(account).orElseThrow(() -> Refusal.notFound("sign-in.link-dead"));
        long id = queries.insert(account, method, twice, address, browser, clock.instant());
        here.keep(id, session);
        audit.changed(
                person.viewer(), "account.signed-in", Thing.account(account), Map.of(), Map.of("method", method), null);
        return new SignedIn(account, person.email(), "", person.roles(), id, twice || !factors.isAsked(person));
    }

    /** The second factor was presented too. */
    @Transactional
    public SignedIn complete(SignedIn pending) {
        Long id = pending.session();
        if (id == null) {
            return pending;
        }
        queries.secondFactor(id);
        return pending.in(id, true);
    }

    /** Whether a session goes on, on whatever node it was ended. */
    public boolean isOpen(long session) {
        return queries.isOpen(session);
    }

    /** Notes that a session is in use; whether it goes on. */
    @Transactional
    public boolean seen(long session) {
        return queries.seen(session, clock.instant());
    }

    /** The person signs out here. */
    @Transactional
    public void signedOut(SignedIn who) {
        if (who.session() != null) {
            queries.end(SessionQueries.one(who.account(), who.session()), clock.instant());
        }
    }

    /** Whoever was signed in in this session is so no longer, for somebody signs in anew. */
    @Transactional
    public void left(HttpSession session) {
        Long id = SessionsHere.row(session);
        if (id != null) {
            queries.end(SessionQueries.one(id), clock.instant());
        }
    }

    /** The viewer's own sessions, newest first. */
    public List<PersonsSession> list(Viewer viewer) {
        return queries.newest(policy.requirePerson(viewer), clock.instant().minus(IDLE), current());
    }

    /** Ends one of the viewer's own sessions. */
    @Transactional
    public void end(Viewer viewer, long session) {
        long account = policy.requirePerson(viewer);
        List<Long> ended = queries.end(SessionQueries.one(account, session), clock.instant());
        if (ended.isEmpty()) {
            throw Refusal.notFound("sign-in.no-such-session");
        }
        audit.done(viewer, "account.session-ended", Thing.account(account), null);
        events.publishEvent(new SessionsHere.Ended(ended));
    }

    /** Signs the viewer out everywhere but here. */
    @Transactional
    public void endAllOthers(Viewer viewer) {
        long account = policy.requirePerson(viewer);
        Instant now = clock.instant();
        List<Long> ended = queries.end(SessionQueries.all(account, current()), now);
        audit.done(viewer, "account.other-sessions-ended", Thing.account(account), null);
        events.publishEvent(new SessionsHere.Ended(ended));
    }

    /** Ends all of an account's sessions, as when its password is not what it was. */
    @Transactional
    public void endAll(long account) {
        events.publishEvent(new SessionsHere.Ended(queries.end(SessionQueries.all(account, null), clock.instant())));
    }

    private static @Nullable Long current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? who.session() : null;
    }
}
