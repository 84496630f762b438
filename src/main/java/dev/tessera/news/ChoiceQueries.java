package dev.tessera.news;

import static dev.tessera.db.Tables.NOTICE_PREFERENCE;
import static dev.tessera.db.Tables.NOTICE_PREFERENCE_GROUP;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ChoiceQueries {

    private final DSLContext db;

    ChoiceQueries(DSLContext db) {
        this.db = db;
    }

    /** What those of these accounts chose who chose something. */
    Map<Long, NoticeChoice> of(Collection<Long> accounts) {
        var otherwise = multiset(select(NOTICE_PREFERENCE_GROUP.ABOUT, NOTICE_PREFERENCE_GROUP.MAIL)
                .from(NOTICE_PREFERENCE_GROUP)
                .where(NOTICE_PREFERENCE_GROUP.ACCOUNT_ID.eq(NOTICE_PREFERENCE.ACCOUNT_ID)));
        return db.select(NOTICE_PREFERENCE.ACCOUNT_ID, NOTICE_PREFERENCE.MAIL, NOTICE_PREFERENCE.ZONE, otherwise)
                .from(NOTICE_PREFERENCE)
                .where(NOTICE_PREFERENCE.ACCOUNT_ID.eq(any(accounts.toArray(Long[]::new))))
                .fetchMap(
                        NOTICE_PREFERENCE.ACCOUNT_ID,
                        r -> new NoticeChoice(
                                r.value2(),
                                r.value4().stream().collect(Collectors.toMap(o -> o.value1(), o -> o.value2())),
                                ZoneId.of(r.value3())));
    }

    void put(long account, NoticeChoice choice) {
        db.insertInto(NOTICE_PREFERENCE)
                .set(NOTICE_PREFERENCE.ACCOUNT_ID, account)
                .set(NOTICE_PREFERENCE.MAIL, choice.mail())
                .set(NOTICE_PREFERENCE.ZONE, choice.zone().getId())
                .onConflict(NOTICE_PREFERENCE.ACCOUNT_ID)
                .doUpdate()
                .set(NOTICE_PREFERENCE.MAIL, choice.mail())
                .set(NOTICE_PREFERENCE.ZONE, choice.zone().getId())
                .execute();
        db.deleteFrom(NOTICE_PREFERENCE_GROUP)
                .where(NOTICE_PREFERENCE_GROUP.ACCOUNT_ID.eq(account))
                .execute();
        choice.otherwise()
                .forEach((group, mail) -> db.insertInto(NOTICE_PREFERENCE_GROUP)
                        .set(NOTICE_PREFERENCE_GROUP.ACCOUNT_ID, account)
                        .set(NOTICE_PREFERENCE_GROUP.ABOUT, group)
                        .set(NOTICE_PREFERENCE_GROUP.MAIL, mail)
                        .execute());
    }

    void forget(long account) {
        db.deleteFrom(NOTICE_PREFERENCE)
                .where(NOTICE_PREFERENCE.ACCOUNT_ID.eq(account))
                .execute();
    }
}
