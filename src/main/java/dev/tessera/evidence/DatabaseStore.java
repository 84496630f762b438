package dev.tessera.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps chunks as rows. They are read one at a time, so no connection is held while somebody reads slowly. */
@Component
class DatabaseStore implements EvidenceStore {

    static final int CHUNK = 1024 * 1024;

    private final ChunkQueries queries;

    DatabaseStore(ChunkQueries queries) {
        this.queries = queries;
    }

    @Override
    public int chunkSize() {
        return CHUNK;
    }

    @Override
    public Place begin() {
        return Place.DATABASE;
    }

    @Override
    public Part put(Stored file, int number, byte[] bytes) {
        return new Part(bytes, null);
    }

    @Override
    public void assemble(Stored file) {
        // They are where they will be read.
    }

    @Override
    public InputStream open(Stored file, long from) {
        return new Chunks(file, from);
    }

    @Override
    public void forget(Stored file) {
        // The rows of its chunks are all there is.
    }

    /** One chunk after the other. */
    private final class Chunks extends InputStream {

        private final Stored file;
        private int next;
        private int at;
        private byte[] chunk = new byte[0];

        Chunks(Stored file, long from) {
            this.file = file;
            this.next = Math.toIntExact(from / file.chunkSize());
            this.at = Math.toIntExact(from % file.chunkSize());
        }

        @Override
        public int read() throws IOException {
            return isAtEnd() ? -1 : chunk[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (isAtEnd()) {
                return -1;
            }
            int count = Math.min(length, chunk.length - at);
            System.arraycopy(chunk, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean isAtEnd() throws IOException {
            while (at >= chunk.length) {
                if (next >= file.chunks()) {
                    return true;
                }
                byte @Nullable [] bytes = queries.bytes(file.id(), next).orElse(null);
                if (bytes == null) {
                    throw new IOException("Evidence " + file.id() + " has no chunk " + next + " any more");
                }
                at -= chunk.length;
                chunk = bytes;
                next++;
            }
            return false;
        }
    }
}
