package dev.tessera.account;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.mail.Mails;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What is stored about a person, for them to take away; and leaving for good. */
@Service
public class Privacy {

    private static final String FORMER = "Former member";

    private final PrivacyQueries queries;
    private final PersonQueries persons;
    private final People people;
    private final Mails mails;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    Privacy(
            PrivacyQueries queries,
            PersonQueries persons,
            People people,
            Mails mails,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.queries = queries;
        this.persons = persons;
        this.people = people;
        this.mails = mails;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** All that is stored about the viewer, as JSON: table by table, without secrets. */
    @Transactional(readOnly = true)
    public byte[] download(Viewer viewer) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(queries.everythingAbout(people.me(viewer)));
    }

    /**
     * The viewer leaves for good: nobody can be found behind the account any more. What they reported stays with
     * their organisations.
     *
     * @throws Refusal if an organisation, or the site, would be left without anybody who looks after it
     */
    @Transactional
    public void leave(Viewer viewer) {
        policy.requirePerson(viewer);
        AccountHolder me = people.me(viewer);
        if (persons.lockAdministrators() == 1 && me.siteRole() == SiteRole.ADMINISTRATOR) {
            throw Refusal.conflict("people.last-administrator");
        }
        events.publishEvent(new AccountLeaving(viewer, me.email()));
        Instant now = clock.instant();
        audit.done(viewer, "account.left", Thing.account(me.id()), null);
        audit.forgetAddresses(me.id());
        queries.forgetLinks(me.id(), me.email());
        mails.forget(me.email());
        // RFC 2606 keeps .invalid free, so nothing can ever be sent there.
        queries.anonymise(me.id(), FORMER, "left-" + me.id() + "@tessera.invalid", now);
    }
}
