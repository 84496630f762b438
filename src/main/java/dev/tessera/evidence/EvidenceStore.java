package dev.tessera.evidence;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of evidence are: chunks go in in any order, and come out as one stream. */
interface EvidenceStore {

    /** How large the chunks of a new file are. */
    int chunkSize();

    /** Where a new file's bytes go; asked before the first of them comes. */
    Place begin();

    /** Takes a chunk. */
    Part put(Stored file, int number, byte[] bytes);

    /** Says that all chunks are there. May be said again. */
    void assemble(Stored file);

    /** All bytes from one on; only after {@link #assemble}. */
    InputStream open(Stored file, long from) throws IOException;

    /** Lets go of all bytes that are not in the database. May be said again. */
    void forget(Stored file);
}
