package dev.tessera.evidence;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.EVIDENCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import dev.tessera.result.CellKey;
import dev.tessera.result.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class EvidenceQueries {

    private static final HexFormat HEX = HexFormat.of();

    private final DSLContext db;

    EvidenceQueries(DSLContext db) {
        this.db = db;
    }

    /** Whoever adds to a trial's files does so one after the other, so that together they keep to its limit. */
    void lockRoom(long trial) {
        db.execute("select pg_advisory_xact_lock(hashtextextended('evidence', {0}))", val(trial));
    }

    /** What a trial's files have together, with those that are still coming. */
    long bytesOf(long trial) {
        BigDecimal bytes = db.select(coalesce(sum(EVIDENCE.SIZE), BigDecimal.ZERO))
                .from(EVIDENCE)
                .where(EVIDENCE.TRIAL_ID.eq(trial))
                .and(EVIDENCE.STATE.in(EvidenceState.UPLOADING, EvidenceState.KEPT))
                .fetchSingle()
                .value1();
        return bytes.longValueExact();
    }

    long insert(
            CellKey cell,
            Side side,
            String name,
            long size,
            byte @Nullable [] sha256,
            long account,
            Instant now,
            byte[] key,
            Instant until,
            int chunkSize,
            Place place) {
        return db.insertInto(EVIDENCE)
                .set(EVIDENCE.TRIAL_ID, cell.trial())
                .set(EVIDENCE.TEST_CASE_ID, cell.testCase())
                .set(EVIDENCE.SUBJECT_ID, cell.subject())
                .set(EVIDENCE.PEER_ID, cell.peer())
                .set(EVIDENCE.SIDE, side)
                .set(EVIDENCE.NAME, name)
                .set(EVIDENCE.SIZE, size)
                .set(EVIDENCE.SHA256, sha256)
                .set(EVIDENCE.ACCOUNT_ID, account)
                .set(EVIDENCE.BEGUN_AT, now)
                .set(EVIDENCE.UPLOAD_KEY, key)
                .set(EVIDENCE.UPLOAD_UNTIL, until)
                .set(EVIDENCE.CHUNK_SIZE, chunkSize)
                .set(EVIDENCE.OBJECT_KEY, place.object())
                .set(EVIDENCE.MULTIPART_ID, place.multipart())
                .returning(EVIDENCE.ID)
                .fetchSingle()
                .getId();
    }

    Optional<Stored> find(long id) {
        return fetch(EVIDENCE.ID.eq(id)).stream().findFirst();
    }

    /** All that was ever put beside a cell, oldest first. */
    List<Evidence> of(CellKey cell) {
        return fetch(at(cell)).stream().map(Stored::evidence).toList();
    }

    /** An upload of the same file that is not finished, the newest of them. */
    Optional<Stored> unfinished(CellKey cell, Side side, long account, String name, long size, Instant now) {
        return fetch(at(cell).and(EVIDENCE.SIDE.eq(side))
                        .and(EVIDENCE.ACCOUNT_ID.eq(account))
                        .and(EVIDENCE.NAME.eq(name))
                        .and(EVIDENCE.SIZE.eq(size))
                        .and(EVIDENCE.STATE.eq(EvidenceState.UPLOADING))
                        .and(EVIDENCE.UPLOAD_UNTIL.gt(now)))
                .stream()
                .reduce((older, newer) -> newer);
    }

    List<Stored> abandoned(Instant now) {
        return fetch(EVIDENCE.STATE.eq(EvidenceState.UPLOADING).and(EVIDENCE.UPLOAD_UNTIL.le(now)));
    }

    /** Whether it is still being uploaded, and stays so until the transaction ends. */
    boolean isHeldUploading(long id) {
        return db.select(EVIDENCE.ID)
                .from(EVIDENCE)
                .where(EVIDENCE.ID.eq(id))
                .and(EVIDENCE.STATE.eq(EvidenceState.UPLOADING))
                .forShare()
                .fetchOptional()
                .isPresent();
    }

    void renewKey(long id, byte[] key, Instant until) {
        db.update(EVIDENCE)
                .set(EVIDENCE.UPLOAD_KEY, key)
                .set(EVIDENCE.UPLOAD_UNTIL, until)
                .where(EVIDENCE.ID.eq(id))
                .execute();
    }

    /** The multipart upload is one object now. */
    void assembled(long id) {
        db.update(EVIDENCE)
                .setNull(EVIDENCE.MULTIPART_ID)
                .where(EVIDENCE.ID.eq(id))
                .execute();
    }

    /** @return whether it was still being uploaded */
    boolean keep(long id, String type, byte[] sha256, Instant now) {
        return db.update(EVIDENCE)
                        .set(EVIDENCE.STATE, EvidenceState.KEPT)
                        .set(EVIDENCE.TYPE, type)
                        .set(EVIDENCE.SHA256, sha256)
                        .set(EVIDENCE.KEPT_AT, now)
                        .setNull(EVIDENCE.UPLOAD_KEY)
                        .where(EVIDENCE.ID.eq(id))
                        .and(EVIDENCE.STATE.eq(EvidenceState.UPLOADING))
                        .execute()
                == 1;
    }

    /** @return whether it was in the state that it leaves */
    boolean end(long id, EvidenceState from, EvidenceState to, @Nullable String reason, Instant now) {
        return db.update(EVIDENCE)
                        .set(EVIDENCE.STATE, to)
                        .set(EVIDENCE.REASON, reason)
                        .set(EVIDENCE.ENDED_AT, now)
                        .setNull(EVIDENCE.UPLOAD_KEY)
                        .where(EVIDENCE.ID.eq(id))
                        .and(EVIDENCE.STATE.eq(from))
                        .execute()
                == 1;
    }

    /** An upload that was never finished leaves nothing. */
    boolean delete(long id, Instant now) {
        return db.deleteFrom(EVIDENCE)
                        .where(EVIDENCE.ID.eq(id))
                        .and(EVIDENCE.STATE.eq(EvidenceState.UPLOADING))
                        .and(EVIDENCE.UPLOAD_UNTIL.le(now))
                        .execute()
                == 1;
    }

    private static Condition at(CellKey cell) {
        return EVIDENCE.TRIAL_ID
                .eq(cell.trial())
                .and(EVIDENCE.TEST_CASE_ID.eq(cell.testCase()))
                .and(EVIDENCE.SUBJECT_ID.eq(cell.subject()))
                .and(EVIDENCE.PEER_ID.isNotDistinctFrom(cell.peer()));
    }

    private List<Stored> fetch(Condition condition) {
        return db.select(EVIDENCE.fields())
                .select(ACCOUNT.NAME)
                .from(EVIDENCE)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(EVIDENCE.ACCOUNT_ID))
                .where(condition)
                .orderBy(EVIDENCE.ID)
                .fetch(EvidenceQueries::stored);
    }

    private static Stored stored(Record row) {
        byte[] sha256 = row.get(EVIDENCE.SHA256);
        Evidence evidence = new Evidence(
                row.get(EVIDENCE.ID),
                new CellKey(
                        row.get(EVIDENCE.TRIAL_ID),
                        row.get(EVIDENCE.TEST_CASE_ID),
                        row.get(EVIDENCE.SUBJECT_ID),
                        row.get(EVIDENCE.PEER_ID)),
                row.get(EVIDENCE.SIDE),
                row.get(EVIDENCE.NAME),
                row.get(EVIDENCE.SIZE),
                row.get(EVIDENCE.TYPE),
                sha256 == null ? null : HEX.formatHex(sha256),
                row.get(EVIDENCE.ACCOUNT_ID),
                row.get(ACCOUNT.NAME),
                row.get(EVIDENCE.STATE),
                row.get(EVIDENCE.REASON),
                row.get(EVIDENCE.BEGUN_AT),
                row.get(EVIDENCE.KEPT_AT),
                row.get(EVIDENCE.ENDED_AT));
        return new Stored(
                evidence,
                row.get(EVIDENCE.CHUNK_SIZE),
                new Place(row.get(EVIDENCE.OBJECT_KEY), row.get(EVIDENCE.MULTIPART_ID)),
                row.get(EVIDENCE.UPLOAD_KEY),
                row.get(EVIDENCE.UPLOAD_UNTIL));
    }
}
