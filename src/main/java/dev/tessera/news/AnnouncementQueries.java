package dev.tessera.news;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ANNOUNCEMENT;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.SelectSeekStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AnnouncementQueries {

    private final DSLContext db;

    AnnouncementQueries(DSLContext db) {
        this.db = db;
    }

    /** Those of a trial that were not withdrawn, newest first. */
    List<Announcement> of(long trial, boolean participantsToo) {
        Condition read = participantsToo
                ? ANNOUNCEMENT.AUDIENCE.isNotNull()
                : ANNOUNCEMENT.AUDIENCE.eq(AnnouncementAudience.EVERYBODY);
        return fetch(ANNOUNCEMENT.TRIAL_ID.eq(trial).and(read)).fetch(Records.mapping(Announcement::new));
    }

    /** One of a trial, and makes others who would change it wait. */
    Optional<Announcement> lock(long trial, long id) {
        db.select(ANNOUNCEMENT.ID)
                .from(ANNOUNCEMENT)
                .where(ANNOUNCEMENT.ID.eq(id))
                .forUpdate()
                .fetch();
        return fetch(ANNOUNCEMENT.TRIAL_ID.eq(trial).and(ANNOUNCEMENT.ID.eq(id)))
                .fetchOptional(Records.mapping(Announcement::new));
    }

    private SelectSeekStep2<
                    org.jooq.Record8<Long, AnnouncementAudience, String, String, Instant, String, Instant, Integer>,
                    Instant,
                    Long>
            fetch(Condition which) {
        return db.select(
                        ANNOUNCEMENT.ID,
                        ANNOUNCEMENT.AUDIENCE,
                        ANNOUNCEMENT.TITLE,
                        ANNOUNCEMENT.TEXT,
                        ANNOUNCEMENT.ANNOUNCED_AT,
                        when(ACCOUNT.LEFT_AT.isNull(), ACCOUNT.NAME),
                        ANNOUNCEMENT.CORRECTED_AT,
                        ANNOUNCEMENT.VERSION)
                .from(ANNOUNCEMENT)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(ANNOUNCEMENT.ANNOUNCED_BY))
                .where(which)
                .and(ANNOUNCEMENT.WITHDRAWN_AT.isNull())
                .orderBy(ANNOUNCEMENT.ANNOUNCED_AT.desc(), ANNOUNCEMENT.ID.desc());
    }

    long insert(long trial, AnnouncementAudience audience, AnnouncementForm form, @Nullable Long by, Instant now) {
        return db.insertInto(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.TRIAL_ID, trial)
                .set(ANNOUNCEMENT.AUDIENCE, audience)
                .set(ANNOUNCEMENT.TITLE, form.title())
                .set(ANNOUNCEMENT.TEXT, form.text())
                .set(ANNOUNCEMENT.ANNOUNCED_BY, by)
                .set(ANNOUNCEMENT.ANNOUNCED_AT, now)
                .returning(ANNOUNCEMENT.ID)
                .fetchSingle(ANNOUNCEMENT.ID);
    }

    void correct(long id, AnnouncementForm form, Instant now) {
        db.update(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.TITLE, form.title())
                .set(ANNOUNCEMENT.TEXT, form.text())
                .set(ANNOUNCEMENT.CORRECTED_AT, now)
                .set(ANNOUNCEMENT.VERSION, ANNOUNCEMENT.VERSION.plus(1))
                .where(ANNOUNCEMENT.ID.eq(id))
                .execute();
    }

    void withdraw(long id, Instant now) {
        db.update(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.WITHDRAWN_AT, now)
                .where(ANNOUNCEMENT.ID.eq(id))
                .execute();
    }
}
