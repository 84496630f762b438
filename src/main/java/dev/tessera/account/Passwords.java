package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.mail.Mails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own password, while one is signed in. */
@Service
public class Passwords {

    private final PersonQueries queries;
    private final People people;
    private final Registrations registrations;
    private final Attempts attempts;
    private final Sessions sessions;
    private final MailLinks links;
    private final Mails mails;
    private final PasswordEncoder passwords;
    private final AccessPolicy policy;
    private final Audit audit;

    Passwords(
            PersonQueries queries,
            People people,
            Registrations registrations,
            Attempts attempts,
            Sessions sessions,
            MailLinks links,
            Mails mails,
            PasswordEncoder passwords,
            AccessPolicy policy,
            Audit audit) {
        this.queries = queries;
        this.people = people;
        this.registrations = registrations;
        this.attempts = attempts;
        this.sessions = sessions;
        this.links = links;
        this.mails = mails;
        this.passwords = passwords;
        this.policy = policy;
        this.audit = audit;
    }

    /** Whether the viewer signs in with a password, besides whatever else. */
    public boolean isSet(Viewer viewer) {
        return owner(viewer).passwordHash() != null;
    }

    /**
     * Changes the viewer's password: whoever is signed in as them elsewhere is so no longer, and a mail tells them.
     *
     * @param now the password as it is, so that an open screen is not enough
     */
    @Transactional
    public void change(Viewer viewer, String now, String next) {
        Person owner = owner(viewer);
        String hash = owner.passwordHash();
        attempts.takeInPerson(Attempts.Kind.PASSWORD, owner.account());
        if (hash == null || !passwords.matches(now, hash)) {
            throw Refusal.invalid("password.wrong");
        }
        queries.setPassword(owner.account(), registrations.hash(next, owner.email(), owner.name()));
        sessions.endAllOthers(viewer);
        audit.done(viewer, "account.password-changed", Thing.account(owner.account()), null);
        AccountHolder me = people.me(viewer);
        mails.send(me.letter("password-changed", null));
    }

    /** Mails a link behind which a password is set: for whoever has none, or forgot it. */
    public void mailLink(Viewer viewer) {
        AccountHolder me = people.me(viewer);
        links.askToReset(MailAddress.of(me.email()), me.locale());
    }

    private Person owner(Viewer viewer) {
        return queries.byId(policy.requirePerson(viewer)).orElseThrow(() -> Refusal.forbidden("access.sign-in-first"));
    }
}
