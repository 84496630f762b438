package dev.tessera.evidence;

import static dev.tessera.db.Tables.EVIDENCE_CHUNK;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ChunkQueries {

    private final DSLContext db;

    ChunkQueries(DSLContext db) {
        this.db = db;
    }

    /** The SHA-256 of a chunk that is there. */
    Optional<byte[]> digest(long evidence, int number) {
        return db.select(EVIDENCE_CHUNK.SHA256)
                .from(EVIDENCE_CHUNK)
                .where(EVIDENCE_CHUNK.EVIDENCE_ID.eq(evidence))
                .and(EVIDENCE_CHUNK.NUMBER.eq(number))
                .fetchOptional(EVIDENCE_CHUNK.SHA256);
    }

    /** @return whether it was the first of its number */
    boolean insert(long evidence, int number, int size, byte[] sha256, Part part) {
        return db.insertInto(EVIDENCE_CHUNK)
                        .set(EVIDENCE_CHUNK.EVIDENCE_ID, evidence)
                        .set(EVIDENCE_CHUNK.NUMBER, number)
                        .set(EVIDENCE_CHUNK.SIZE, size)
                        .set(EVIDENCE_CHUNK.SHA256, sha256)
                        .set(EVIDENCE_CHUNK.BYTES, part.bytes())
                        .set(EVIDENCE_CHUNK.ETAG, part.etag())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    List<Upload.Chunk> of(long evidence) {
        return db.select(EVIDENCE_CHUNK.NUMBER, EVIDENCE_CHUNK.SHA256)
                .from(EVIDENCE_CHUNK)
                .where(EVIDENCE_CHUNK.EVIDENCE_ID.eq(evidence))
                .orderBy(EVIDENCE_CHUNK.NUMBER)
                .fetch(row -> new Upload.Chunk(row.value1(), HexFormat.of().formatHex(row.value2())));
    }

    /** What S3-compatible storage calls the chunks, in their order. */
    List<String> etags(long evidence) {
        return db.select(EVIDENCE_CHUNK.ETAG)
                .from(EVIDENCE_CHUNK)
                .where(EVIDENCE_CHUNK.EVIDENCE_ID.eq(evidence))
                .orderBy(EVIDENCE_CHUNK.NUMBER)
                .fetch(EVIDENCE_CHUNK.ETAG);
    }

    Optional<byte[]> bytes(long evidence, int number) {
        return db.select(EVIDENCE_CHUNK.BYTES)
                .from(EVIDENCE_CHUNK)
                .where(EVIDENCE_CHUNK.EVIDENCE_ID.eq(evidence))
                .and(EVIDENCE_CHUNK.NUMBER.eq(number))
                .fetchOptional(EVIDENCE_CHUNK.BYTES);
    }

    void deleteOf(long evidence) {
        db.deleteFrom(EVIDENCE_CHUNK)
                .where(EVIDENCE_CHUNK.EVIDENCE_ID.eq(evidence))
                .execute();
    }
}
