package dev.tessera.mail;

import static dev.tessera.db.Tables.MAIL;
import static org.jooq.impl.DSL.lower;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.springframework.stereotype.Repository;

@Repository
class MailQueries {

    private static final int ERROR = 1000;

    private static final List<SelectFieldOrAsterisk> POSTED = List.of(
            MAIL.ID,
            MAIL.RECIPIENT,
            MAIL.LANGUAGE,
            MAIL.SUBJECT,
            MAIL.TEXT,
            MAIL.HTML,
            MAIL.UNSUBSCRIBE,
            MAIL.CREATED_AT,
            MAIL.SENT_AT,
            MAIL.ATTEMPTS);

    private final DSLContext db;

    MailQueries(DSLContext db) {
        this.db = db;
    }

    long insert(Letter letter, Written written, String html, Instant now) {
        return Objects.requireNonNull(db.insertInto(MAIL)
                        .set(MAIL.RECIPIENT, letter.to())
                        .set(MAIL.LANGUAGE, written.language())
                        .set(MAIL.NAME, letter.name())
                        .set(MAIL.SUBJECT, written.subject())
                        .set(MAIL.TEXT, written.text())
                        .set(MAIL.HTML, html)
                        .set(MAIL.UNSUBSCRIBE, written.unsubscribe())
                        .set(MAIL.CREATED_AT, now)
                        .returning(MAIL.ID)
                        .fetchOne())
                .getId();
    }

    Optional<Posted> find(long id) {
        return db.select(POSTED).from(MAIL).where(MAIL.ID.eq(id)).fetchOptional(MailQueries::posted);
    }

    List<Posted> newest(int most) {
        return db.select(POSTED).from(MAIL).orderBy(MAIL.ID.desc()).limit(most).fetch(MailQueries::posted);
    }

    /** Those that were neither sent nor given up. */
    List<Long> waiting() {
        return db.select(MAIL.ID)
                .from(MAIL)
                .where(MAIL.SENT_AT.isNull())
                .and(MAIL.GIVEN_UP_AT.isNull())
                .orderBy(MAIL.ID)
                .fetch(MAIL.ID);
    }

    void sent(long id, Instant now) {
        db.update(MAIL)
                .set(MAIL.SENT_AT, now)
                .setNull(MAIL.TEXT)
                .setNull(MAIL.HTML)
                .setNull(MAIL.UNSUBSCRIBE)
                .setNull(MAIL.LAST_ERROR)
                .where(MAIL.ID.eq(id))
                .execute();
    }

    void failed(long id, String error) {
        db.update(MAIL)
                .set(MAIL.ATTEMPTS, MAIL.ATTEMPTS.plus(1))
                .set(MAIL.LAST_ERROR, shortened(error))
                .where(MAIL.ID.eq(id))
                .execute();
    }

    void givenUp(long id, Instant now) {
        db.update(MAIL)
                .set(MAIL.GIVEN_UP_AT, now)
                .setNull(MAIL.TEXT)
                .setNull(MAIL.HTML)
                .setNull(MAIL.UNSUBSCRIBE)
                .where(MAIL.ID.eq(id))
                .execute();
    }

    int deleteOlderThan(Instant moment) {
        return db.deleteFrom(MAIL).where(MAIL.CREATED_AT.lt(moment)).execute();
    }

    private static Posted posted(Record row) {
        return new Posted(
                row.get(MAIL.ID),
                row.get(MAIL.RECIPIENT),
                row.get(MAIL.LANGUAGE),
                row.get(MAIL.SUBJECT),
                row.get(MAIL.TEXT),
                row.get(MAIL.HTML),
                row.get(MAIL.UNSUBSCRIBE),
                row.get(MAIL.CREATED_AT),
                row.get(MAIL.SENT_AT),
                row.get(MAIL.ATTEMPTS));
    }

    private static String shortened(String error) {
        String line = error.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.length() <= ERROR ? line : line.substring(0, ERROR);
    }

    void forget(String recipient) {
        db.deleteFrom(MAIL)
                .where(lower(MAIL.RECIPIENT).eq(recipient.toLowerCase(Locale.ROOT)))
                .execute();
    }
}
