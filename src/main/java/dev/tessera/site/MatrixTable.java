package dev.tessera.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A matrix, tests or subjects by products, as the table's template takes it.
 *
 * @param pairs whether products are on both sides
 * @param compared whether cells say what changed
 * @param roomy whether there is room for column labels that lie flat
 */
public record MatrixTable(
        String caption,
        boolean pairs,
        boolean roomy,
        boolean compared,
        List<Head> columns,
        List<Share> totals,
        Share total,
        List<Group> groups) {

    /** With more columns than this, labels have to stand. */
    static final int ROOMY = 15;

    /**
     * A product's column.
     *
     * @param first whether it is the first of its organisation
     * @param withdrawn whether it takes part no more
     */
    public record Head(
            long id,
            String label,
            String organisation,
            String version,
            @Nullable String role,
            boolean first,
            boolean withdrawn) {

        /** How it looks. */
        public @Nullable String look() {
            String look = (first ? "o" : "") + (withdrawn ? " left" : "");
            return look.isEmpty() ? null : look.strip();
        }
    }

    /**
     * Rows that belong together.
     *
     * @param name none: the rows are in no group
     */
    public record Group(@Nullable String name, List<Share> shares, Share share, List<Line> lines) {}

    /**
     * A test's row, or a subject's.
     *
     * @param key a test's key, or a subject's participation
     * @param beside what stands beside the title: an obligation or an organisation
     * @param obligation as the script names it, unless the test is required
     * @param interoperability whether products meet in the test
     * @param figures for pairs: passed of run instead of a verdict in each cell
     */
    public record Line(
            String key,
            String title,
            @Nullable String beside,
            @Nullable String obligation,
            boolean interoperability,
            List<Cell> cells,
            List<Share> figures,
            Share share) {}
}
