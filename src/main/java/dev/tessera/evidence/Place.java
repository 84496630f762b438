package dev.tessera.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Where a file's bytes are.
 *
 * @param object its name in S3-compatible storage; none: in the database
 * @param multipart the upload there, as long as it lasts
 */
record Place(@Nullable String object, @Nullable String multipart) {

    static final Place DATABASE = new Place(null, null);

    boolean elsewhere() {
        return object != null;
    }
}
