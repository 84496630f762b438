package dev.tessera.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a report says of its subject, in DOAP's words.
 *
 * @param version the release's revision or name
 * @param developer the name of whoever makes it
 * @param developerIri by which reports name them; none for a blank node
 */
record Described(
        @Nullable String name,
        @Nullable String version,
        @Nullable String homepage,
        @Nullable String description,
        @Nullable String developer,
        @Nullable String developerIri,
        @Nullable String developerHomepage) {

    static final Described NOTHING = new Described(null, null, null, null, null, null, null);
}
