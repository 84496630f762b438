package dev.tessera.evidence;

import dev.tessera.result.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer may see of a cell's evidence, and do about it.
 *
 * @param all oldest first; what was withdrawn is there and says so
 * @param hidden whether there is more, which is shown once their own side has reported
 * @param own the side that they may add to; none where they may not
 */
public record CellEvidence(
        List<Piece> all, boolean hidden, @Nullable Side own) {

    /** @param mayWithdraw whether the viewer may take it back */
    public record Piece(Evidence evidence, boolean mayWithdraw) {}
}
