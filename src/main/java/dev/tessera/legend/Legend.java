package dev.tessera.legend;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A specification version's copyright and licence notice. It never changes: another text is the next number.
 *
 * @param licence what its licence is called, where it has one
 */
public record Legend(
        long id,
        long specificationVersion,
        int number,
        String text,
        @Nullable String licence,
        @Nullable String licenceUrl,
        Instant createdAt) {

    boolean says(String otherText, @Nullable String otherLicence, @Nullable String otherUrl) {
        return text.equals(otherText) && Objects.equals(licence, otherLicence) && Objects.equals(licenceUrl, otherUrl);
    }
}
