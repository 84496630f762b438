package dev.tessera.account;

import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who people are at OpenID Connect providers, and whose account each of them is. */
@Service
public class Identities {

    /**
     * What a provider says of somebody.
     *
     * @param verified whether the provider made sure that the address is theirs
     */
    public record Claims(
            String issuer,
            String subject,
            @Nullable String email,
            boolean verified,
            @Nullable String name,
            @Nullable String language) {}

    private final PersonQueries people;
    private final Audit audit;
    private final Clock clock;

    Identities(PersonQueries people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The account of somebody at a provider. The first time it is the account that has their address, or a new one;
     * an address that the provider did not verify is worth nothing.
     */
    @Transactional
    public long account(Claims claims) {
        Optional<Person> known = people.byIdentity(claims.issuer(), claims.subject());
        if (known.isPresent()) {
            return known.get().account();
        }
        if (claims.email() == null || !claims.verified()) {
            throw Refusal.forbidden("sign-in.provider-unverified");
        }
        MailAddress address = MailAddress.of(claims.email());
        Person person = people.byEmail(address.value()).orElseGet(() -> create(address, claims));
        people.confirmEmail(person.account(), clock.instant());
        people.addIdentity(person.account(), claims.issuer(), claims.subject());
        audit.changed(
                person.viewer(),
                "account.identity-linked",
                Thing.account(person.account()),
                Map.of(),
                Map.of("issuer", claims.issuer(), "subject", claims.subject()),
                null);
        return person.account();
    }

    private Person create(MailAddress address, Claims claims) {
        String name = Label.tidy(claims.name() == null ? "" : claims.name());
        String called = Label.objection(name).isPresent()
                ? address.value().substring(0, address.value().indexOf('@'))
                : name;
        long account = people.insert(address.value(), called, null, null, claims.language(), clock.instant())
                .orElseThrow(() -> Refusal.conflict("sign-in.registered-meanwhile"));
        Person person = people.byId(account).orElseThrow();
        audit.done(person.viewer(), "account.registered", Thing.account(account), null);
        return person;
    }
}
