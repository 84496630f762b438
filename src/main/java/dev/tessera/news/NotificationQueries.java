package dev.tessera.news;

import static dev.tessera.db.Tables.ANNOUNCEMENT;
import static dev.tessera.db.Tables.NOTIFICATION;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.TRIAL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.raw;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import dev.tessera.common.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class NotificationQueries {

    /** All of one kind about one matter: they are shown to the same people. */
    record Matter(NoticeKind kind, long trial, @Nullable Long organisation) {}

    /** How many there are of a matter. */
    record Some(Matter matter, int number) {}

    /** An account, and when it gets a letter about what it is told; none where it wants none. */
    record Recipient(long account, @Nullable Instant mailDueAt) {}

    /** Many rows by one statement: an announcement in a large trial is told to hundreds. */
    private static final String TELL = """
            insert into notification (account_id, mail_due_at, kind, trial_id, organisation_id, announcement_id,
                                      count, words, day, link, key, at)
            select account_id, mail_due_at, {2}::notice_kind, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}
              from unnest({0}::bigint[], {1}::timestamptz[]) as r(account_id, mail_due_at)
             order by account_id
            on conflict (account_id, key) do {12}
            returning account_id
            """;

    private static final String NOTHING = "nothing";

    /** What was read is not counted again. */
    private static final String COUNT_UP = """
            update set count = case when notification.read_at is null then notification.count + 1 else 1 end,
                       read_at = null, at = excluded.at""";

    private static final List<SelectField<?>> TOLD = List.of(
            NOTIFICATION.ID,
            NOTIFICATION.KIND,
            NOTIFICATION.TRIAL_ID,
            NOTIFICATION.ORGANISATION_ID,
            NOTIFICATION.COUNT,
            NOTIFICATION.DAY,
            NOTIFICATION.LINK,
            NOTIFICATION.AT,
            NOTIFICATION.READ_AT,
            TRIAL.TITLE,
            ORGANISATION.NAME,
            coalesce(ANNOUNCEMENT.TITLE, NOTIFICATION.WORDS).as("words"));

    private final DSLContext db;

    NotificationQueries(DSLContext db) {
        this.db = db;
    }

    /** Tells those who were not told before; returns who they are. */
    List<Long> tell(List<Recipient> recipients, Notice notice, Instant now) {
        return tell(recipients, notice, now, NOTHING);
    }

    /** Tells all; returns who they are. Those who were told before find it counted up. */
    List<Long> tellOfOneMore(List<Recipient> recipients, Notice notice, Instant now) {
        return tell(recipients, notice, now, COUNT_UP);
    }

    private List<Long> tell(List<Recipient> recipients, Notice notice, Instant now, String again) {
        return db.resultQuery(
                        TELL,
                        val(recipients.stream().map(Recipient::account).toArray(Long[]::new)),
                        val(recipients.stream().map(r -> at(r.mailDueAt())).toArray(OffsetDateTime[]::new)),
                        inline(notice.kind().name().toLowerCase(Locale.ROOT)),
                        val(notice.trial()),
                        val(notice.organisation(), Long.class),
                        val(notice.announcement(), Long.class),
                        val(notice.count(), Integer.class),
                        val(notice.words(), String.class),
                        val(notice.day(), LocalDate.class),
                        val(notice.link()),
                        val(notice.key()),
                        val(at(now)),
                        raw(again))
                .fetch(r -> r.get(0, Long.class));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** What an account has, by matter: a few rows, however much there is. */
    List<Some> matters(long account, boolean unreadOnly) {
        return db.select(NOTIFICATION.KIND, NOTIFICATION.TRIAL_ID, NOTIFICATION.ORGANISATION_ID, count())
                .from(NOTIFICATION)
                .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                .and(unreadOnly ? NOTIFICATION.READ_AT.isNull() : noCondition())
                .groupBy(NOTIFICATION.KIND, NOTIFICATION.TRIAL_ID, NOTIFICATION.ORGANISATION_ID)
                .fetch(r -> new Some(new Matter(r.value1(), r.value2(), r.value3()), r.value4()));
    }

    /** An account's notifications of these matters, newest first. */
    List<Told> page(long account, Collection<Matter> matters, int offset, int limit) {
        return db.select(TOLD)
                .from(NOTIFICATION)
                .join(TRIAL)
                .on(TRIAL.ID.eq(NOTIFICATION.TRIAL_ID))
                .leftJoin(ORGANISATION)
                .on(ORGANISATION.ID.eq(NOTIFICATION.ORGANISATION_ID))
                .leftJoin(ANNOUNCEMENT)
                .on(ANNOUNCEMENT.ID.eq(NOTIFICATION.ANNOUNCEMENT_ID))
                .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                .and(of(matters))
                .orderBy(NOTIFICATION.AT.desc(), NOTIFICATION.ID.desc())
                .offset(offset)
                .limit(limit)
                .fetch(NotificationQueries::told);
    }

    /** Marks as read what an account has of these matters; returns how many were not read before. */
    int read(long account, Collection<Matter> matters, Instant now) {
        return db.update(NOTIFICATION)
                .set(NOTIFICATION.READ_AT, now)
                .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(of(matters))
                .execute();
    }

    /** Marks one as read; returns whether it was not read before. */
    boolean read(long account, long id, Instant now) {
        return db.update(NOTIFICATION)
                        .set(NOTIFICATION.READ_AT, now)
                        .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                        .and(NOTIFICATION.ID.eq(id))
                        .and(NOTIFICATION.READ_AT.isNull())
                        .execute()
                > 0;
    }

    private static Condition of(Collection<Matter> matters) {
        return row(NOTIFICATION.KIND, NOTIFICATION.TRIAL_ID, coalesce(NOTIFICATION.ORGANISATION_ID, inline(0L)))
                .in(matters.stream()
                        .map(m -> row(
                                val(m.kind(), NOTIFICATION.KIND),
                                val(m.trial()),
                                val(Objects.requireNonNullElse(m.organisation(), 0L))))
                        .toList());
    }

    /** The next accounts to which a letter is due, in their order. */
    List<Long> dueTo(Instant now, long after, int most) {
        return db.selectDistinct(NOTIFICATION.ACCOUNT_ID)
                .from(NOTIFICATION)
                .where(NOTIFICATION.MAIL_DUE_AT.le(now))
                .and(NOTIFICATION.ACCOUNT_ID.gt(after))
                .orderBy(NOTIFICATION.ACCOUNT_ID)
                .limit(most)
                .fetch(NOTIFICATION.ACCOUNT_ID);
    }

    /**
     * What is due to an account, oldest first, for whoever takes it first: another node finds nothing until this
     * transaction ends, and nothing after it.
     */
    List<Long> take(long account, Instant now) {
        return db.select(NOTIFICATION.ID)
                .from(NOTIFICATION)
                .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                .and(NOTIFICATION.MAIL_DUE_AT.le(now))
                .orderBy(NOTIFICATION.ID)
                .forUpdate()
                .skipLocked()
                .fetch(NOTIFICATION.ID);
    }

    /** Notifications by id, oldest first, with whose matter each is. */
    List<Due> due(Collection<Long> ids) {
        return db.select(TOLD)
                .from(NOTIFICATION)
                .join(TRIAL)
                .on(TRIAL.ID.eq(NOTIFICATION.TRIAL_ID))
                .leftJoin(ORGANISATION)
                .on(ORGANISATION.ID.eq(NOTIFICATION.ORGANISATION_ID))
                .leftJoin(ANNOUNCEMENT)
                .on(ANNOUNCEMENT.ID.eq(NOTIFICATION.ANNOUNCEMENT_ID))
                .where(NOTIFICATION.ID.eq(any(ids.toArray(Long[]::new))))
                .orderBy(NOTIFICATION.AT, NOTIFICATION.ID)
                .fetch(r -> new Due(told(r), r.get(NOTIFICATION.ORGANISATION_ID)));
    }

    record Due(Told told, @Nullable Long organisation) {

        Matter matter() {
            return new Matter(told.kind(), told.trialId(), organisation);
        }
    }

    /** No letter is due about these any more; those that stand in one are marked so. */
    void mailed(Collection<Long> ids, Set<Long> inTheLetter, Instant now) {
        db.update(NOTIFICATION)
                .setNull(NOTIFICATION.MAIL_DUE_AT)
                .where(NOTIFICATION.ID.eq(any(ids.toArray(Long[]::new))))
                .execute();
        db.update(NOTIFICATION)
                .set(NOTIFICATION.MAILED_AT, now)
                .where(NOTIFICATION.ID.eq(any(inTheLetter.toArray(Long[]::new))))
                .execute();
    }

    /** Another moment, or none, for the letter about what an account waits for. */
    void reschedule(long account, NoticeGroup group, @Nullable Instant due) {
        db.update(NOTIFICATION)
                .set(NOTIFICATION.MAIL_DUE_AT, due)
                .where(NOTIFICATION.ACCOUNT_ID.eq(account))
                .and(NOTIFICATION.MAIL_DUE_AT.isNotNull())
                .and(NOTIFICATION.KIND.in(Stream.of(NoticeKind.values())
                        .filter(k -> k.group() == group)
                        .toList()))
                .execute();
    }

    /** Who was told of a matter, has not read it, and is still to get a letter about it, or was told just now. */
    Set<Long> waiting(Matter matter, Instant lately) {
        return db.select(NOTIFICATION.ACCOUNT_ID)
                .from(NOTIFICATION)
                .where(of(List.of(matter)))
                .and(NOTIFICATION.READ_AT.isNull())
                .and(NOTIFICATION.MAIL_DUE_AT.isNotNull().or(NOTIFICATION.AT.gt(lately)))
                .fetchSet(NOTIFICATION.ACCOUNT_ID);
    }

    void forgetAnnouncement(long announcement) {
        db.deleteFrom(NOTIFICATION)
                .where(NOTIFICATION.ANNOUNCEMENT_ID.eq(announcement))
                .execute();
    }

    /** Who was told of an announcement. */
    List<Long> toldOf(long announcement) {
        return db.select(NOTIFICATION.ACCOUNT_ID)
                .from(NOTIFICATION)
                .where(NOTIFICATION.ANNOUNCEMENT_ID.eq(announcement))
                .fetch(NOTIFICATION.ACCOUNT_ID);
    }

    void forget(long account) {
        db.deleteFrom(NOTIFICATION).where(NOTIFICATION.ACCOUNT_ID.eq(account)).execute();
    }

    int deleteOlderThan(Instant moment) {
        return db.deleteFrom(NOTIFICATION).where(NOTIFICATION.AT.lt(moment)).execute();
    }

    int move(long from, long into) {
        return db.update(NOTIFICATION)
                .set(NOTIFICATION.ORGANISATION_ID, into)
                .where(NOTIFICATION.ORGANISATION_ID.eq(from))
                .execute();
    }

    private static Told told(Record r) {
        String trial = r.get(TRIAL.TITLE);
        NoticeKind kind = r.get(NOTIFICATION.KIND);
        LocalDate day = r.get(NOTIFICATION.DAY);
        return new Told(
                r.get(NOTIFICATION.ID),
                kind,
                r.get(NOTIFICATION.TRIAL_ID),
                trial,
                Sentence.of(
                        kind.key(),
                        trial,
                        Objects.requireNonNullElse(r.get(ORGANISATION.NAME), ""),
                        Objects.requireNonNullElse(r.get(NOTIFICATION.COUNT), 0),
                        Objects.requireNonNullElse(r.get("words", String.class), ""),
                        day == null ? "" : day),
                r.get(NOTIFICATION.LINK),
                r.get(NOTIFICATION.AT),
                r.get(NOTIFICATION.READ_AT));
    }
}
