package dev.tessera.profile;

import dev.tessera.specification.Obligation;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says of one test case, whatever revision it is in.
 *
 * @param obligation none: as the test suite says
 * @param note why, for the profile's readers
 */
public record ProfileRule(
        boolean included,
        @Nullable Obligation obligation,
        @Nullable String note) {

    /** The same, where a test that is left out obliges nobody. */
    ProfileRule sound() {
        return included ? this : new ProfileRule(false, null, note);
    }
}
