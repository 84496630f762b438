package dev.tessera.plan;

import static dev.tessera.db.Tables.CALENDAR_FEED;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class FeedQueries {

    /** Whose calendar it is. */
    record Owner(long account, @Nullable Long organisation) {}

    private final DSLContext db;

    FeedQueries(DSLContext db) {
        this.db = db;
    }

    List<CalendarFeed> of(long account) {
        return db.select(CALENDAR_FEED.ID, CALENDAR_FEED.ORGANISATION_ID, CALENDAR_FEED.CREATED_AT)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.ACCOUNT_ID.eq(account))
                .orderBy(CALENDAR_FEED.ID)
                .fetch(r -> new CalendarFeed(r.value1(), r.value2(), r.value3()));
    }

    Optional<Owner> find(byte[] digest) {
        return db.select(CALENDAR_FEED.ACCOUNT_ID, CALENDAR_FEED.ORGANISATION_ID)
                .from(CALENDAR_FEED)
                .where(CALENDAR_FEED.DIGEST.eq(digest))
                .fetchOptional(r -> new Owner(r.value1(), r.value2()));
    }

    /** A new secret; the one before is none any more. */
    void put(long account, @Nullable Long organisation, byte[] digest, Instant now) {
        db.deleteFrom(CALENDAR_FEED)
                .where(CALENDAR_FEED.ACCOUNT_ID.eq(account))
                .and(CALENDAR_FEED.ORGANISATION_ID.isNotDistinctFrom(organisation))
                .execute();
        db.insertInto(CALENDAR_FEED)
                .set(CALENDAR_FEED.ACCOUNT_ID, account)
                .set(CALENDAR_FEED.ORGANISATION_ID, organisation)
                .set(CALENDAR_FEED.DIGEST, digest)
                .set(CALENDAR_FEED.CREATED_AT, now)
                .execute();
    }

    boolean remove(long account, long feed) {
        return db.deleteFrom(CALENDAR_FEED)
                        .where(CALENDAR_FEED.ACCOUNT_ID.eq(account))
                        .and(CALENDAR_FEED.ID.eq(feed))
                        .execute()
                > 0;
    }

    void removeAll(long account) {
        db.deleteFrom(CALENDAR_FEED).where(CALENDAR_FEED.ACCOUNT_ID.eq(account)).execute();
    }
}
