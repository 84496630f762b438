package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT_TOTP;
import static dev.tessera.db.Tables.RECOVERY_CODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class SecondFactorQueries {

    private final DSLContext db;

    SecondFactorQueries(DSLContext db) {
        this.db = db;
    }

    Optional<byte[]> secret(long account, boolean confirmed) {
        return db.select(ACCOUNT_TOTP.SECRET)
                .from(ACCOUNT_TOTP)
                .where(ACCOUNT_TOTP.ACCOUNT_ID.eq(account))
                .and(confirmed ? ACCOUNT_TOTP.CONFIRMED_AT.isNotNull() : ACCOUNT_TOTP.CONFIRMED_AT.isNull())
                .fetchOptional(ACCOUNT_TOTP.SECRET);
    }

    void begin(long account, byte[] secret) {
        db.insertInto(ACCOUNT_TOTP)
                .set(ACCOUNT_TOTP.ACCOUNT_ID, account)
                .set(ACCOUNT_TOTP.SECRET, secret)
                .onConflictDoNothing()
                .execute();
    }

    void confirm(long account, Instant now) {
        db.update(ACCOUNT_TOTP)
                .set(ACCOUNT_TOTP.CONFIRMED_AT, now)
                .where(ACCOUNT_TOTP.ACCOUNT_ID.eq(account))
                .execute();
    }

    /** Whether this step was not used yet, nor a later one; now it is. */
    boolean useStep(long account, long step) {
        return db.update(ACCOUNT_TOTP)
                        .set(ACCOUNT_TOTP.LAST_STEP, step)
                        .where(ACCOUNT_TOTP.ACCOUNT_ID.eq(account))
                        .and(ACCOUNT_TOTP.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    void remove(long account) {
        db.deleteFrom(ACCOUNT_TOTP).where(ACCOUNT_TOTP.ACCOUNT_ID.eq(account)).execute();
    }

    void replaceRecoveryCodes(long account, List<byte[]> hashes) {
        db.deleteFrom(RECOVERY_CODE).where(RECOVERY_CODE.ACCOUNT_ID.eq(account)).execute();
        for (byte[] hash : hashes) {
            db.insertInto(RECOVERY_CODE)
                    .set(RECOVERY_CODE.ACCOUNT_ID, account)
                    .set(RECOVERY_CODE.CODE_HASH, hash)
                    .execute();
        }
    }

    boolean useRecoveryCode(long account, byte[] hash, Instant now) {
        return db.update(RECOVERY_CODE)
                        .set(RECOVERY_CODE.USED_AT, now)
                        .where(RECOVERY_CODE.ACCOUNT_ID.eq(account))
                        .and(RECOVERY_CODE.CODE_HASH.eq(hash))
                        .and(RECOVERY_CODE.USED_AT.isNull())
                        .execute()
                == 1;
    }

    int recoveryCodesLeft(long account) {
        return db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(account).and(RECOVERY_CODE.USED_AT.isNull()));
    }
}
