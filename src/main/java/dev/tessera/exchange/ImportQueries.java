package dev.tessera.exchange;

import static dev.tessera.db.Tables.TRIAL_IMPORT;
import static org.jooq.impl.DSL.inline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ImportQueries {

    /** Tells this lock from others that take a trial's id. */
    private static final int LOCK = 7301;

    record Counts(int recorded, int unchanged, int superseded, int rejected) {}

    private final DSLContext db;

    ImportQueries(DSLContext db) {
        this.db = db;
    }

    /** Makes other imports into this trial wait until this transaction ends; people who report do not wait. */
    void lock(long trial) {
        db.execute("select pg_advisory_xact_lock({0}, {1})", inline(LOCK), inline(Math.toIntExact(trial)));
    }

    long insert(long trial, @Nullable Long account, String format, byte[] file, Counts counts, Instant at) {
        return db.insertInto(TRIAL_IMPORT)
                .set(TRIAL_IMPORT.TRIAL_ID, trial)
                .set(TRIAL_IMPORT.ACCOUNT_ID, account)
                .set(TRIAL_IMPORT.FORMAT, format)
                .set(TRIAL_IMPORT.DIGEST, digest(file))
                .set(TRIAL_IMPORT.RECORDED, counts.recorded())
                .set(TRIAL_IMPORT.UNCHANGED, counts.unchanged())
                .set(TRIAL_IMPORT.SUPERSEDED, counts.superseded())
                .set(TRIAL_IMPORT.REJECTED, counts.rejected())
                .set(TRIAL_IMPORT.IMPORTED_AT, at)
                .returning(TRIAL_IMPORT.ID)
                .fetchSingle(TRIAL_IMPORT.ID);
    }

    private static byte[] digest(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
