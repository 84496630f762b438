package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.People;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an organisation's managers keep of it: its facts, names, IRIs, contacts and mail domains. */
@Service
public class Profiles {

    private static final int MOST_CONTACTS = 50;

    private final OrganisationQueries queries;
    private final ProfileQueries profiles;
    private final OrganisationChecks checks;
    private final People people;
    private final AccessPolicy policy;
    private final Audit audit;

    Profiles(
            OrganisationQueries queries,
            ProfileQueries profiles,
            OrganisationChecks checks,
            People people,
            AccessPolicy policy,
            Audit audit) {
        this.queries = queries;
        this.profiles = profiles;
        this.checks = checks;
        this.people = people;
        this.policy = policy;
        this.audit = audit;
    }

    /** An organisation with what the viewer may know of its record. */
    public Profile see(Viewer viewer, String slug) {
        Organisation organisation = queries.find(slug)
                .filter(o -> policy.maySee(viewer, o.scope()))
                .orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        Profile whole = whole(organisation);
        if (policy.maySeeInside(viewer, organisation.scope())) {
            return whole;
        }
        return new Profile(
                organisation,
                whole.aliases(),
                whole.iris(),
                whole.contacts().stream().filter(Contact::isPublic).toList(),
                List.of(),
                whole.logo());
    }

    private Profile whole(Organisation o) {
        return new Profile(
                o,
                profiles.aliases(o.id()),
                profiles.iris(o.id()),
                profiles.contacts(o.id()),
                profiles.domains(o.id()),
                profiles.logoDigest(o.id()).orElse(null));
    }

    /**
     * Makes an organisation's facts what the form says.
     *
     * @param expected the {@code edits} that whoever fills in the form has read
     * @return the last part of its address now
     * @throws Refusal a conflict, if somebody else changed it meanwhile: nothing is stored, and {@link #see} tells what
     */
    @Transactional
    public String change(Viewer viewer, String slug, OrganisationForm form, int expected) {
        Organisation organisation = managed(viewer, slug);
        Profile before = whole(organisation);
        if (organisation.edits() != expected) {
            throw Refusal.conflict("organisation.changed-meanwhile", organisation.name());
        }
        OrganisationForm checked = checks.checked(viewer, form, before);
        if (checked.equals(before.form())) {
            return slug;
        }
        String now = String.valueOf(checked.slug());
        AtOnce.written(() -> {
            queries.update(organisation.id(), now, checked);
            if (!now.equals(slug)) {
                queries.slugChanged(organisation.id(), slug, now);
            }
            profiles.aliases(organisation.id(), checked.aliases());
            profiles.iris(organisation.id(), checked.iris());
            return now;
        });
        audit.changed(
                viewer,
                "organisation.changed",
                Thing.organisation(organisation.id(), checked.name()),
                before.form().fields(),
                checked.fields(),
                null);
        return now;
    }

    /** Adds a contact, or changes the one with its id. */
    @Transactional
    public void putContact(Viewer viewer, String slug, Contact contact) {
        Organisation organisation = managed(viewer, slug);
        Fields fields = new Fields();
        Contact checked = new Contact(
                contact.id(),
                fields.label("contact.field.name", contact.name()),
                fields.email("contact.field.email", contact.email()),
                fields.label("contact.field.purpose", contact.purpose()),
                contact.isPublic());
        fields.end();
        List<Contact> all = profiles.contacts(organisation.id());
        Contact before =
                all.stream().filter(c -> c.id() == contact.id()).findFirst().orElse(null);
        if (contact.id() != 0 && before == null) {
            throw Refusal.notFound("contact.gone");
        }
        if (all.stream()
                .anyMatch(c -> c.id() != contact.id()
                        && c.email().equalsIgnoreCase(checked.email())
                        && c.purpose().equalsIgnoreCase(checked.purpose()))) {
            throw Refusal.conflict("contact.twice", checked.email(), checked.purpose());
        }
        if (before == null && all.size() >= MOST_CONTACTS) {
            throw Refusal.conflict("form.many", all.size() + 1, MOST_CONTACTS);
        }
        if (before == null) {
            profiles.insert(organisation.id(), checked);
        } else {
            profiles.update(organisation.id(), checked);
        }
        if (before == null || !fields(before).equals(fields(checked))) {
            audit.changed(
                    viewer,
                    before == null ? "organisation.contact-added" : "organisation.contact-changed",
                    thing(organisation),
                    before == null ? Map.of() : fields(before),
                    fields(checked),
                    null);
        } else if (!before.equals(checked)) {
            audit.done(viewer, "organisation.contact-changed", thing(organisation), null);
        }
    }

    @Transactional
    public void removeContact(Viewer viewer, String slug, long contact) {
        Organisation organisation = managed(viewer, slug);
        Contact before = profiles.contacts(organisation.id()).stream()
                .filter(c -> c.id() == contact)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("contact.gone"));
        profiles.deleteContact(organisation.id(), contact);
        audit.changed(viewer, "organisation.contact-removed", thing(organisation), fields(before), Map.of(), null);
    }

    /**
     * Adds a domain in which an organisation's people have their mail addresses; managers that of their own confirmed
     * address only.
     */
    @Transactional
    public void addDomain(Viewer viewer, String slug, String domain) {
        Organisation organisation = managed(viewer, slug);
        String wanted = MailDomains.require(domain);
        if (MailDomains.isOfEverybody(wanted)) {
            throw Refusal.invalid("organisation.domain-of-everybody", wanted);
        }
        boolean own = MailDomains.canonical(people.me(viewer).mailDomain())
                .filter(wanted::equals)
                .isPresent();
        if (!own && !policy.mayModerate(viewer)) {
            throw Refusal.forbidden("organisation.domain-not-yours", wanted);
        }
        if (profiles.addDomain(organisation.id(), wanted)) {
            audit.changed(
                    viewer, "organisation.domain-added", thing(organisation), Map.of(), Map.of("domain", wanted), null);
        }
    }

    @Transactional
    public void removeDomain(Viewer viewer, String slug, String domain) {
        Organisation organisation = managed(viewer, slug);
        if (profiles.removeDomain(organisation.id(), domain)) {
            audit.changed(
                    viewer,
                    "organisation.domain-removed",
                    thing(organisation),
                    Map.of("domain", domain),
                    Map.of(),
                    null);
        }
    }

    private Organisation managed(Viewer viewer, String slug) {
        Organisation organisation =
                queries.lock(slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        policy.requireManager(viewer, organisation.scope());
        return organisation;
    }

    /** Without who it is: the audit keeps no names and addresses of people. */
    private static Map<String, Object> fields(Contact contact) {
        return Map.of("purpose", contact.purpose(), "public", contact.isPublic());
    }

    private static Thing thing(Organisation organisation) {
        return Thing.organisation(organisation.id(), organisation.name());
    }
}
