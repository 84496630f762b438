package dev.tessera.account;

import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signing in, and setting a new password, by a link that is mailed. For an address without an account the same is
 * done, with a link to register: whoever asks learns nothing, whoever reads the mail learns what to do.
 */
@Service
public class MailLinks {

    private static final Duration SIGN_IN_VALID = Duration.ofMinutes(15);
    private static final Duration RESET_VALID = Duration.ofHours(1);
    private static final Duration REGISTER_VALID = Duration.ofHours(24);

    private final PersonQueries people;
    private final OneTimeLinks links;
    private final LinkQueries queries;
    private final Registrations registrations;
    private final Sessions sessions;
    private final Mails mails;
    private final Audit audit;
    private final Clock clock;

    MailLinks(
            PersonQueries people,
            OneTimeLinks links,
            LinkQueries queries,
            Registrations registrations,
            Sessions sessions,
            Mails mails,
            Audit audit,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.queries = queries;
        this.registrations = registrations;
        this.sessions = sessions;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a link that signs in. */
    @Transactional
    public void askToSignIn(MailAddress address, Locale language) {
        ask(address, language, LinkPurpose.SIGN_IN, "sign-in-link", SIGN_IN_VALID);
    }

    /** Sends a link behind which a new password is set. */
    @Transactional
    public void askToReset(MailAddress address, Locale language) {
        ask(address, language, LinkPurpose.RESET_PASSWORD, "reset-password", RESET_VALID);
    }

    private void ask(MailAddress address, Locale language, LinkPurpose purpose, String letter, Duration valid) {
        Optional<Person> known = people.byEmail(address.value());
        String to = known.map(Person::email).orElse(address.value());
        String tag = language.toLanguageTag();
        String link = known.isPresent()
                ? links.issue(purpose, known.get().account(), to, null, tag, valid)
                : links.issue(LinkPurpose.REGISTER, null, to, null, tag, REGISTER_VALID);
        mails.send(Letter.of(to, language, known.isPresent() ? letter : "no-account", link));
    }

    /** The account that a link signs in; the link is used up. */
    @Transactional
    public long signIn(String secret) {
        Person person = owner(links.use(secret, LinkPurpose.SIGN_IN));
        people.confirmEmail(person.account(), clock.instant());
        return person.account();
    }

    /** Sets a new password by a link, which is used up; whoever is signed in as that account is so no longer. */
    @Transactional
    public long reset(String secret, String password) {
        Person person = owner(links.use(secret, LinkPurpose.RESET_PASSWORD));
        people.setPassword(person.account(), registrations.hash(password, person.email(), person.name()));
        people.confirmEmail(person.account(), clock.instant());
        queries.revoke(LinkPurpose.RESET_PASSWORD, person.account(), clock.instant());
        queries.revoke(LinkPurpose.SIGN_IN, person.account(), clock.instant());
        sessions.endAll(person.account());
        audit.done(person.viewer(), "account.password-reset", Thing.account(person.account()), null);
        return person.account();
    }

    private Person owner(OneTimeLink link) {
        return people.byId(Objects.requireNonNull(link.account()))
                .orElseThrow(() -> Refusal.notFound("sign-in.link-dead"));
    }
}
