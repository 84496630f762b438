package dev.tessera.evidence;

import dev.tessera.result.CellKey;
import dev.tessera.result.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a side put beside what it says of a cell.
 *
 * @param type the media type that its content says; none before all of it is there
 * @param sha256 in hexadecimal digits; while it is uploaded as it was announced, if it was
 * @param account who uploaded it
 * @param by their name
 * @param reason why it was withdrawn; of one that was refused, what the virus scanner found
 * @param keptAt since when it is there; none if it never was
 * @param endedAt when it was refused or withdrawn
 */
public record Evidence(
        long id,
        CellKey cell,
        Side side,
        String name,
        long size,
        @Nullable String type,
        @Nullable String sha256,
        long account,
        String by,
        EvidenceState state,
        @Nullable String reason,
        Instant begunAt,
        @Nullable Instant keptAt,
        @Nullable Instant endedAt) {

    /** Whether a viewer's own browser may show it as it is: plain pictures only, by their content. */
    public boolean isPicture() {
        return type != null && MediaTypes.PICTURES.contains(type);
    }

    /** Whether it is plain text, and so is read as text. */
    public boolean isText() {
        return type != null && MediaTypes.TEXTS.contains(type);
    }
}
