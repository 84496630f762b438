package dev.tessera.trial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's acceptance of a trial's terms.
 *
 * @param number which text
 * @param person who accepted in its name; none where they left
 */
public record TermsAcceptance(
        int number, long organisation, @Nullable String person, Instant acceptedAt) {}
