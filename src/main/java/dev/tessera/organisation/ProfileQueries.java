package dev.tessera.organisation;

import static dev.tessera.db.Tables.ORGANISATION_ALIAS;
import static dev.tessera.db.Tables.ORGANISATION_CONTACT;
import static dev.tessera.db.Tables.ORGANISATION_DOMAIN;
import static dev.tessera.db.Tables.ORGANISATION_IRI;
import static dev.tessera.db.Tables.ORGANISATION_LOGO;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What stands beside an organisation's row: its other names, IRIs, contacts, mail domains and its logo. */
@Repository
class ProfileQueries {

    private final DSLContext db;

    ProfileQueries(DSLContext db) {
        this.db = db;
    }

    List<String> aliases(long organisation) {
        return db.select(ORGANISATION_ALIAS.NAME)
                .from(ORGANISATION_ALIAS)
                .where(ORGANISATION_ALIAS.ORGANISATION_ID.eq(organisation))
                .orderBy(ORGANISATION_ALIAS.ID)
                .fetch(ORGANISATION_ALIAS.NAME);
    }

    void aliases(long organisation, List<String> names) {
        db.deleteFrom(ORGANISATION_ALIAS)
                .where(ORGANISATION_ALIAS.ORGANISATION_ID.eq(organisation))
                .execute();
        names.forEach(name -> db.insertInto(ORGANISATION_ALIAS)
                .set(ORGANISATION_ALIAS.ORGANISATION_ID, organisation)
                .set(ORGANISATION_ALIAS.NAME, name)
                .onConflictDoNothing()
                .execute());
    }

    List<String> iris(long organisation) {
        return db.select(ORGANISATION_IRI.IRI)
                .from(ORGANISATION_IRI)
                .where(ORGANISATION_IRI.ORGANISATION_ID.eq(organisation))
                .orderBy(ORGANISATION_IRI.IRI)
                .fetch(ORGANISATION_IRI.IRI);
    }

    Optional<Long> ofIri(String canonical) {
        return db.select(ORGANISATION_IRI.ORGANISATION_ID)
                .from(ORGANISATION_IRI)
                .where(ORGANISATION_IRI.IRI.eq(canonical))
                .fetchOptional(ORGANISATION_IRI.ORGANISATION_ID);
    }

    void iris(long organisation, List<String> canonical) {
        db.deleteFrom(ORGANISATION_IRI)
                .where(ORGANISATION_IRI.ORGANISATION_ID.eq(organisation))
                .execute();
        canonical.forEach(iri -> db.insertInto(ORGANISATION_IRI)
                .set(ORGANISATION_IRI.IRI, iri)
                .set(ORGANISATION_IRI.ORGANISATION_ID, organisation)
                .execute());
    }

    List<Contact> contacts(long organisation) {
        return db.select(
                        ORGANISATION_CONTACT.ID,
                        ORGANISATION_CONTACT.NAME,
                        ORGANISATION_CONTACT.EMAIL,
                        ORGANISATION_CONTACT.PURPOSE,
                        ORGANISATION_CONTACT.IS_PUBLIC)
                .from(ORGANISATION_CONTACT)
                .where(ORGANISATION_CONTACT.ORGANISATION_ID.eq(organisation))
                .orderBy(ORGANISATION_CONTACT.ID)
                .fetch(r -> new Contact(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    void insert(long organisation, Contact contact) {
        db.insertInto(ORGANISATION_CONTACT)
                .set(ORGANISATION_CONTACT.ORGANISATION_ID, organisation)
                .set(ORGANISATION_CONTACT.NAME, contact.name())
                .set(ORGANISATION_CONTACT.EMAIL, contact.email())
                .set(ORGANISATION_CONTACT.PURPOSE, contact.purpose())
                .set(ORGANISATION_CONTACT.IS_PUBLIC, contact.isPublic())
                .execute();
    }

    void update(long organisation, Contact contact) {
        db.update(ORGANISATION_CONTACT)
                .set(ORGANISATION_CONTACT.NAME, contact.name())
                .set(ORGANISATION_CONTACT.EMAIL, contact.email())
                .set(ORGANISATION_CONTACT.PURPOSE, contact.purpose())
                .set(ORGANISATION_CONTACT.IS_PUBLIC, contact.isPublic())
                .where(ORGANISATION_CONTACT.ID.eq(contact.id()))
                .and(ORGANISATION_CONTACT.ORGANISATION_ID.eq(organisation))
                .execute();
    }

    void deleteContact(long organisation, long contact) {
        db.deleteFrom(ORGANISATION_CONTACT)
                .where(ORGANISATION_CONTACT.ID.eq(contact))
                .and(ORGANISATION_CONTACT.ORGANISATION_ID.eq(organisation))
                .execute();
    }

    List<String> domains(long organisation) {
        return db.select(ORGANISATION_DOMAIN.DOMAIN)
                .from(ORGANISATION_DOMAIN)
                .where(ORGANISATION_DOMAIN.ORGANISATION_ID.eq(organisation))
                .orderBy(ORGANISATION_DOMAIN.DOMAIN)
                .fetch(ORGANISATION_DOMAIN.DOMAIN);
    }

    /** Whether it is new. */
    boolean addDomain(long organisation, String domain) {
        return db.insertInto(ORGANISATION_DOMAIN)
                        .set(ORGANISATION_DOMAIN.ORGANISATION_ID, organisation)
                        .set(ORGANISATION_DOMAIN.DOMAIN, domain)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    boolean removeDomain(long organisation, String domain) {
        return db.deleteFrom(ORGANISATION_DOMAIN)
                        .where(ORGANISATION_DOMAIN.ORGANISATION_ID.eq(organisation))
                        .and(ORGANISATION_DOMAIN.DOMAIN.eq(domain))
                        .execute()
                > 0;
    }

    Optional<Logo> logo(long organisation) {
        return db.select(
                        ORGANISATION_LOGO.PNG,
                        ORGANISATION_LOGO.DIGEST,
                        ORGANISATION_LOGO.WIDTH,
                        ORGANISATION_LOGO.HEIGHT)
                .from(ORGANISATION_LOGO)
                .where(ORGANISATION_LOGO.ORGANISATION_ID.eq(organisation))
                .fetchOptional(r -> new Logo(r.value1(), HexFormat.of().formatHex(r.value2()), r.value3(), r.value4()));
    }

    Optional<String> logoDigest(long organisation) {
        return db.select(ORGANISATION_LOGO.DIGEST)
                .from(ORGANISATION_LOGO)
                .where(ORGANISATION_LOGO.ORGANISATION_ID.eq(organisation))
                .fetchOptional(r -> HexFormat.of().formatHex(r.value1()));
    }

    void putLogo(long organisation, Logo logo, Instant at) {
        byte[] digest = HexFormat.of().parseHex(logo.digest());
        db.insertInto(ORGANISATION_LOGO)
                .set(ORGANISATION_LOGO.ORGANISATION_ID, organisation)
                .set(ORGANISATION_LOGO.PNG, logo.png())
                .set(ORGANISATION_LOGO.DIGEST, digest)
                .set(ORGANISATION_LOGO.WIDTH, logo.width())
                .set(ORGANISATION_LOGO.HEIGHT, logo.height())
                .set(ORGANISATION_LOGO.CHANGED_AT, at)
                .onConflict(ORGANISATION_LOGO.ORGANISATION_ID)
                .doUpdate()
                .set(ORGANISATION_LOGO.PNG, logo.png())
                .set(ORGANISATION_LOGO.DIGEST, digest)
                .set(ORGANISATION_LOGO.WIDTH, logo.width())
                .set(ORGANISATION_LOGO.HEIGHT, logo.height())
                .set(ORGANISATION_LOGO.CHANGED_AT, at)
                .execute();
    }

    void deleteLogo(long organisation) {
        db.deleteFrom(ORGANISATION_LOGO)
                .where(ORGANISATION_LOGO.ORGANISATION_ID.eq(organisation))
                .execute();
    }
}
