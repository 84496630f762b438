package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ACCOUNT_IDENTITY;
import static dev.tessera.db.Tables.ACCOUNT_SESSION;
import static dev.tessera.db.Tables.ACCOUNT_TOTP;
import static dev.tessera.db.Tables.API_TOKEN;
import static dev.tessera.db.Tables.AUDIT_ENTRY;
import static dev.tessera.db.Tables.CALENDAR_FEED;
import static dev.tessera.db.Tables.COMMENT;
import static dev.tessera.db.Tables.COMMENT_BEFORE;
import static dev.tessera.db.Tables.COMMENT_MENTION;
import static dev.tessera.db.Tables.EVIDENCE;
import static dev.tessera.db.Tables.IDEMPOTENT_ANSWER;
import static dev.tessera.db.Tables.INVITATION;
import static dev.tessera.db.Tables.LEGEND;
import static dev.tessera.db.Tables.LEGEND_ACCEPTANCE;
import static dev.tessera.db.Tables.MAIL;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.MEMBERSHIP_REQUEST;
import static dev.tessera.db.Tables.NOTICE_PREFERENCE;
import static dev.tessera.db.Tables.NOTICE_PREFERENCE_GROUP;
import static dev.tessera.db.Tables.NOTIFICATION;
import static dev.tessera.db.Tables.ONE_TIME_LINK;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.RECOVERY_CODE;
import static dev.tessera.db.Tables.REPORT;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_IMPORT;
import static dev.tessera.db.Tables.TRIAL_REVIEWER;
import static dev.tessera.db.Tables.TRIAL_TERMS;
import static dev.tessera.db.Tables.TRIAL_TERMS_ACCEPTANCE;
import static dev.tessera.db.Tables.USER_CREDENTIALS;
import static dev.tessera.db.Tables.USER_ENTITIES;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PrivacyQueries {

    private final DSLContext db;

    PrivacyQueries(DSLContext db) {
        this.db = db;
    }

    /** What is stored about somebody, table by table; of secrets, that there are some. */
    Map<String, List<Map<String, @Nullable Object>>> everythingAbout(AccountHolder person) {
        long id = person.id();
        String email = person.email().toLowerCase(Locale.ROOT);
        Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
        all.put(
                "account",
                rows(db.select(
                                ACCOUNT.ID,
                                ACCOUNT.EMAIL,
                                ACCOUNT.NAME,
                                ACCOUNT.LANGUAGE,
                                ACCOUNT.SITE_ROLE,
                                ACCOUNT.CREATED_AT,
                                ACCOUNT.EMAIL_CONFIRMED_AT,
                                ACCOUNT.PASSWORD_HASH.isNotNull().as("has_password"))
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(id))));
        all.put(
                "memberships",
                rows(db.select(ORGANISATION.SLUG, ORGANISATION.NAME, MEMBERSHIP.ROLE, MEMBERSHIP.SINCE)
                        .from(MEMBERSHIP)
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(MEMBERSHIP.ORGANISATION_ID))
                        .where(MEMBERSHIP.ACCOUNT_ID.eq(id))));
        all.put(
                "membership_requests",
                rows(db.select(
                                ORGANISATION.SLUG,
                                MEMBERSHIP_REQUEST.KIND,
                                MEMBERSHIP_REQUEST.MESSAGE,
                                MEMBERSHIP_REQUEST.REQUESTED_AT,
                                MEMBERSHIP_REQUEST.DECIDED_AT,
                                MEMBERSHIP_REQUEST.APPROVED,
                                MEMBERSHIP_REQUEST.REASON)
                        .from(MEMBERSHIP_REQUEST)
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(MEMBERSHIP_REQUEST.ORGANISATION_ID))
                        .where(MEMBERSHIP_REQUEST.ACCOUNT_ID.eq(id))));
        all.put(
                "invitations",
                rows(db.select(
                                ORGANISATION.SLUG,
                                INVITATION.EMAIL,
                                INVITATION.ROLE,
                                INVITATION.CREATED_AT,
                                INVITATION.EXPIRES_AT,
                                INVITATION.ACCEPTED_AT,
                                INVITATION.REVOKED_AT)
                        .from(INVITATION)
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(INVITATION.ORGANISATION_ID))
                        .where(INVITATION.INVITED_BY.eq(id))
                        .or(INVITATION.ACCEPTED_BY.eq(id))
                        .or(lower(INVITATION.EMAIL).eq(email))));
        all.put(
                "reviewer_of",
                rows(db.select(TRIAL.SLUG, TRIAL_REVIEWER.APPOINTED_AT)
                        .from(TRIAL_REVIEWER)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(TRIAL_REVIEWER.TRIAL_ID))
                        .where(TRIAL_REVIEWER.ACCOUNT_ID.eq(id))));
        all.put(
                "sessions",
                rows(db.select(
                                ACCOUNT_SESSION.METHOD,
                                ACCOUNT_SESSION.SECOND_FACTOR,
                                ACCOUNT_SESSION.STARTED_AT,
                                ACCOUNT_SESSION.SEEN_AT,
                                ACCOUNT_SESSION.ENDED_AT,
                                ACCOUNT_SESSION.ADDRESS,
                                ACCOUNT_SESSION.BROWSER)
                        .from(ACCOUNT_SESSION)
                        .where(ACCOUNT_SESSION.ACCOUNT_ID.eq(id))
                        .orderBy(ACCOUNT_SESSION.ID)));
        all.put(
                "passkeys",
                rows(db.select(USER_CREDENTIALS.LABEL, USER_CREDENTIALS.CREATED, USER_CREDENTIALS.LAST_USED)
                        .from(USER_CREDENTIALS)
                        .join(USER_ENTITIES)
                        .on(USER_ENTITIES.ID.eq(USER_CREDENTIALS.USER_ENTITY_USER_ID))
                        .where(USER_ENTITIES.NAME.eq(person.email()))));
        all.put(
                "one_time_codes",
                rows(db.select(ACCOUNT_TOTP.CONFIRMED_AT).from(ACCOUNT_TOTP).where(ACCOUNT_TOTP.ACCOUNT_ID.eq(id))));
        all.put(
                "identities",
                rows(db.select(ACCOUNT_IDENTITY.ISSUER, ACCOUNT_IDENTITY.SUBJECT, ACCOUNT_IDENTITY.CREATED_AT)
                        .from(ACCOUNT_IDENTITY)
                        .where(ACCOUNT_IDENTITY.ACCOUNT_ID.eq(id))));
        all.put(
                "api_tokens",
                rows(db.select(
                                API_TOKEN.NAME,
                                API_TOKEN.ENDING,
                                API_TOKEN.CREATED_AT,
                                API_TOKEN.EXPIRES_AT,
                                API_TOKEN.LAST_USED_AT,
                                API_TOKEN.REVOKED_AT)
                        .from(API_TOKEN)
                        .where(API_TOKEN.ACCOUNT_ID.eq(id))));
        all.put(
                "mail",
                rows(db.select(MAIL.RECIPIENT, MAIL.SUBJECT, MAIL.CREATED_AT, MAIL.SENT_AT)
                        .from(MAIL)
                        .where(lower(MAIL.RECIPIENT).eq(email))
                        .orderBy(MAIL.ID)));
        all.put(
                "imports",
                rows(db.select(TRIAL.SLUG, TRIAL_IMPORT.FORMAT, TRIAL_IMPORT.IMPORTED_AT)
                        .from(TRIAL_IMPORT)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(TRIAL_IMPORT.TRIAL_ID))
                        .where(TRIAL_IMPORT.ACCOUNT_ID.eq(id))
                        .orderBy(TRIAL_IMPORT.ID)));
        all.put(
                "reports",
                rows(db.select(
                                TRIAL.SLUG,
                                REPORT.SUBJECT_ID,
                                REPORT.PEER_ID,
                                REPORT.TEST_CASE_ID,
                                REPORT.SIDE,
                                REPORT.VERDICT,
                                REPORT.REASON,
                                REPORT.NOTES,
                                REPORT.RECORDED_AT)
                        .from(REPORT)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(REPORT.TRIAL_ID))
                        .where(REPORT.ACCOUNT_ID.eq(id))
                        .orderBy(REPORT.ID)));
        all.put(
                "evidence",
                rows(db.select(
                                TRIAL.SLUG,
                                EVIDENCE.SUBJECT_ID,
                                EVIDENCE.PEER_ID,
                                EVIDENCE.TEST_CASE_ID,
                                EVIDENCE.SIDE,
                                EVIDENCE.NAME,
                                EVIDENCE.SIZE,
                                EVIDENCE.STATE,
                                EVIDENCE.BEGUN_AT)
                        .from(EVIDENCE)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(EVIDENCE.TRIAL_ID))
                        .where(EVIDENCE.ACCOUNT_ID.eq(id))
                        .orderBy(EVIDENCE.ID)));
        all.put(
                "comments",
                rows(db.select(
                                TRIAL.SLUG.as("trial"),
                                COMMENT.SUBJECT_ID,
                                COMMENT.PEER_ID,
                                COMMENT.TEST_CASE_ID,
                                COMMENT.TEXT,
                                COMMENT.WRITTEN_AT,
                                COMMENT.CORRECTED_AT,
                                COMMENT.WITHDRAWN_AT)
                        .from(COMMENT)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(COMMENT.TRIAL_ID))
                        .where(COMMENT.ACCOUNT_ID.eq(id))
                        .orderBy(COMMENT.ID)));
        all.put(
                "comments_before_correction",
                rows(db.select(COMMENT_BEFORE.TEXT, COMMENT_BEFORE.REPLACED_AT, COMMENT.WRITTEN_AT)
                        .from(COMMENT_BEFORE)
                        .join(COMMENT)
                        .on(COMMENT.ID.eq(COMMENT_BEFORE.COMMENT_ID))
                        .where(COMMENT.ACCOUNT_ID.eq(id))
                        .orderBy(COMMENT_BEFORE.ID)));
        all.put(
                "mentions",
                rows(db.select(TRIAL.SLUG.as("trial"), COMMENT.WRITTEN_AT)
                        .from(COMMENT_MENTION)
                        .join(COMMENT)
                        .on(COMMENT.ID.eq(COMMENT_MENTION.COMMENT_ID))
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(COMMENT.TRIAL_ID))
                        .where(COMMENT_MENTION.ACCOUNT_ID.eq(id))
                        .orderBy(COMMENT.ID)));
        all.put(
                "legend_acceptances",
                rows(db.select(
                                ORGANISATION.SLUG.as("organisation"),
                                SPECIFICATION_VERSION.NAME.as("specification_version"),
                                LEGEND.NUMBER,
                                LEGEND_ACCEPTANCE.ACCEPTED_AT)
                        .from(LEGEND_ACCEPTANCE)
                        .join(LEGEND)
                        .on(LEGEND.ID.eq(LEGEND_ACCEPTANCE.LEGEND_ID))
                        .join(SPECIFICATION_VERSION)
                        .on(SPECIFICATION_VERSION.ID.eq(LEGEND.SPECIFICATION_VERSION_ID))
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(LEGEND_ACCEPTANCE.ORGANISATION_ID))
                        .where(LEGEND_ACCEPTANCE.ACCOUNT_ID.eq(id))
                        .orderBy(LEGEND_ACCEPTANCE.ACCEPTED_AT)));
        all.put(
                "terms_acceptances",
                rows(db.select(
                                ORGANISATION.SLUG.as("organisation"),
                                TRIAL.SLUG.as("trial"),
                                TRIAL_TERMS.NUMBER,
                                TRIAL_TERMS_ACCEPTANCE.ACCEPTED_AT)
                        .from(TRIAL_TERMS_ACCEPTANCE)
                        .join(TRIAL_TERMS)
                        .on(TRIAL_TERMS.ID.eq(TRIAL_TERMS_ACCEPTANCE.TERMS_ID))
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(TRIAL_TERMS.TRIAL_ID))
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID))
                        .where(TRIAL_TERMS_ACCEPTANCE.ACCOUNT_ID.eq(id))
                        .orderBy(TRIAL_TERMS_ACCEPTANCE.ACCEPTED_AT)));
        all.put(
                "registrations",
                rows(db.select(
                                TRIAL.SLUG.as("trial"),
                                PRODUCT.SLUG.as("product"),
                                PARTICIPATION.NOTE,
                                PARTICIPATION.REQUESTED_AT)
                        .from(PARTICIPATION)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(PARTICIPATION.TRIAL_ID))
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                        .where(PARTICIPATION.REQUESTED_BY.eq(id))
                        .orderBy(PARTICIPATION.ID)));
        all.put(
                "calendars",
                rows(db.select(ORGANISATION.SLUG.as("organisation"), CALENDAR_FEED.CREATED_AT)
                        .from(CALENDAR_FEED)
                        .leftJoin(ORGANISATION)
                        .on(ORGANISATION.ID.eq(CALENDAR_FEED.ORGANISATION_ID))
                        .where(CALENDAR_FEED.ACCOUNT_ID.eq(id))
                        .orderBy(CALENDAR_FEED.ID)));
        all.put(
                "notices",
                rows(db.select(
                                NOTIFICATION.KIND,
                                TRIAL.SLUG.as("trial"),
                                NOTIFICATION.WORDS,
                                NOTIFICATION.LINK,
                                NOTIFICATION.AT,
                                NOTIFICATION.READ_AT,
                                NOTIFICATION.MAILED_AT)
                        .from(NOTIFICATION)
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(NOTIFICATION.TRIAL_ID))
                        .where(NOTIFICATION.ACCOUNT_ID.eq(id))
                        .orderBy(NOTIFICATION.ID)));
        all.put(
                "notice_choices",
                rows(db.select(
                                NOTICE_PREFERENCE.MAIL,
                                NOTICE_PREFERENCE.ZONE,
                                NOTICE_PREFERENCE_GROUP.ABOUT,
                                NOTICE_PREFERENCE_GROUP.MAIL.as("mail_about"))
                        .from(NOTICE_PREFERENCE)
                        .leftJoin(NOTICE_PREFERENCE_GROUP)
                        .on(NOTICE_PREFERENCE_GROUP.ACCOUNT_ID.eq(NOTICE_PREFERENCE.ACCOUNT_ID))
                        .where(NOTICE_PREFERENCE.ACCOUNT_ID.eq(id))));
        all.put(
                "audit",
                rows(db.select(
                                AUDIT_ENTRY.AT,
                                AUDIT_ENTRY.OPERATION,
                                AUDIT_ENTRY.THING_KIND,
                                AUDIT_ENTRY.THING,
                                AUDIT_ENTRY.WHY,
                                AUDIT_ENTRY.ADDRESS)
                        .from(AUDIT_ENTRY)
                        .where(AUDIT_ENTRY.ACCOUNT_ID.eq(id))
                        .or(AUDIT_ENTRY.ABOUT_ACCOUNT_ID.eq(id))
                        .orderBy(AUDIT_ENTRY.ID)));
        return all;
    }

    private static List<Map<String, @Nullable Object>> rows(ResultQuery<?> query) {
        return query.fetch(row -> {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (var field : row.fields()) {
                Object value = row.get(field);
                values.put(
                        field.getName(),
                        value instanceof Enum<?> constant
                                ? constant.name().toLowerCase(Locale.ROOT)
                                : value instanceof Number || value instanceof Boolean || value == null
                                        ? value
                                        : value.toString());
            }
            return values;
        });
    }

    /** Nobody can be found behind the account any more; what it did stays the account's. */
    void anonymise(long account, String formerName, String formerEmail, Instant now) {
        db.deleteFrom(USER_ENTITIES)
                .where(USER_ENTITIES.NAME.eq(select(ACCOUNT.EMAIL).from(ACCOUNT).where(ACCOUNT.ID.eq(account))))
                .execute();
        db.deleteFrom(ACCOUNT_TOTP).where(ACCOUNT_TOTP.ACCOUNT_ID.eq(account)).execute();
        db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(account)).execute();
        db.deleteFrom(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ACCOUNT_ID.eq(account))
                .execute();
        db.deleteFrom(ACCOUNT_SESSION)
                .where(ACCOUNT_SESSION.ACCOUNT_ID.eq(account))
                .execute();
        db.deleteFrom(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.ACCOUNT_ID.eq(account))
                .execute();
        db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, now)
                .where(API_TOKEN.ACCOUNT_ID.eq(account))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .execute();
        db.update(ACCOUNT)
                .set(ACCOUNT.NAME, formerName)
                .set(ACCOUNT.EMAIL, formerEmail)
                .setNull(ACCOUNT.PASSWORD_HASH)
                .setNull(ACCOUNT.LANGUAGE)
                .setNull(ACCOUNT.SITE_ROLE)
                .set(ACCOUNT.LEFT_AT, now)
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    /** Links that went to an address, whether it had an account then or not. */
    void forgetLinks(long account, String email) {
        db.deleteFrom(ONE_TIME_LINK)
                .where(ONE_TIME_LINK.ACCOUNT_ID.eq(account))
                .or(lower(ONE_TIME_LINK.EMAIL).eq(email.toLowerCase(Locale.ROOT)))
                .execute();
    }
}
