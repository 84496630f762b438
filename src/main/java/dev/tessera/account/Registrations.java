package dev.tessera.account;

import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How somebody gets an account: there is none, and no password, before they showed that they read the mail of the
 * address. So nobody can prepare an account for somebody else.
 */
@Service("accountRegistrations")
public class Registrations {

    private static final Duration VALID = Duration.ofHours(24);
    private static final Duration SIGN_IN_VALID = Duration.ofMinutes(15);

    private final PersonQueries people;
    private final OneTimeLinks links;
    private final PasswordRules rules;
    private final PasswordEncoder passwords;
    private final Mails mails;
    private final Audit audit;
    private final Clock clock;

    Registrations(
            PersonQueries people,
            OneTimeLinks links,
            PasswordRules rules,
            PasswordEncoder passwords,
            Mails mails,
            Audit audit,
            Clock clock) {
        this.people = people;
        this.links = links;
        this.rules = rules;
        this.passwords = passwords;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends a link to the address, or, where it has an account, one to sign in. Whoever asks learns neither. */
    @Transactional
    public void ask(MailAddress address, String name, Locale language) {
        String called = name(name);
        Optional<Person> known = people.byEmail(address.value());
        String to = known.map(Person::email).orElse(address.value());
        String link = known.isPresent()
                ? links.issue(
                        LinkPurpose.SIGN_IN, known.get().account(), to, called, language.toLanguageTag(), SIGN_IN_VALID)
                : links.issue(LinkPurpose.REGISTER, null, to, called, language.toLanguageTag(), VALID);
        mails.send(Letter.of(to, language, known.isPresent() ? "already-registered" : "register", link));
    }

    /**
     * Makes the account that a link was asked for.
     *
     * @param name how the person is called, which they may have thought over
     * @param password none: they sign in by mail or with a passkey
     * @return the new account
     */
    @Transactional
    public long finish(String secret, String name, @Nullable String password) {
        OneTimeLink link = links.use(secret, LinkPurpose.REGISTER);
        String email = Objects.requireNonNull(link.email());
        String called = name(name);
        long account = people.insert(
                        email,
                        called,
                        password == null ? null : hash(password, email, called),
                        null,
                        link.language(),
                        clock.instant())
                .orElseThrow(() -> Refusal.conflict("sign-in.registered-meanwhile"));
        Person person = people.byId(account).orElseThrow();
        audit.done(person.viewer(), "account.registered", Thing.account(account), null);
        return account;
    }

    /** The hash of a new password; ends the request where it is not a good one. */
    String hash(String password, String email, String name) {
        rules.requireGood(password, List.of(email, name));
        return Objects.requireNonNull(passwords.encode(password));
    }

    /** A person's name, tidied; ends the request if it is none. */
    static String name(String typed) {
        String name = Label.tidy(typed);
        Optional<Sentence> objection = Label.objection(name);
        if (objection.isPresent()) {
            throw Refusal.invalid("sign-in.name-invalid", objection.get());
        }
        return name;
    }
}
