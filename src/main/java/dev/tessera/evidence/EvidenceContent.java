package dev.tessera.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file that a viewer may read, piece by piece. */
public final class EvidenceContent {

    private static final int PIECE = 64 * 1024;

    private final Stored file;
    private final EvidenceStore store;

    EvidenceContent(Stored file, EvidenceStore store) {
        this.file = file;
        this.store = store;
    }

    public Evidence evidence() {
        return file.evidence();
    }

    /** Copies some of its bytes. */
    public void copyTo(OutputStream to, long from, long length) throws IOException {
        try (InputStream in = store.open(file, from)) {
            byte[] piece = new byte[PIECE];
            long left = length;
            while (left > 0) {
                int read = in.read(piece, 0, (int) Math.min(piece.length, left));
                if (read < 0) {
                    throw new IOException("Evidence " + file.id() + " ends too early");
                }
                to.write(piece, 0, read);
                left -= read;
            }
        }
    }

    /** Its first bytes. */
    public byte[] head(int most) throws IOException {
        try (InputStream in = store.open(file, 0)) {
            return in.readNBytes(most);
        }
    }
}
