package dev.tessera.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Evidence with what only its upload and its storage have to know.
 *
 * @param key the SHA-256 of the upload's key
 * @param until until when the upload may go on
 */
@SuppressWarnings("ArrayRecordComponent") // read once from the database; nobody compares or changes it
record Stored(Evidence evidence, int chunkSize, Place place, byte @Nullable [] key, Instant until) {

    long id() {
        return evidence.id();
    }

    /** How many chunks there are when all are there. */
    int chunks() {
        return Math.toIntExact((evidence.size() + chunkSize - 1) / chunkSize);
    }

    /** How many bytes a chunk has to have. */
    int sizeOf(int number) {
        return number < chunks() - 1 ? chunkSize : Math.toIntExact(evidence.size() - (long) (chunks() - 1) * chunkSize);
    }
}
