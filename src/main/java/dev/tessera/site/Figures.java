package dev.tessera.site;

import dev.tessera.matrix.Column;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.Tally;
import dev.tessera.result.Standing;
import dev.tessera.specification.TestKind;
import java.util.List;

/**
 * A trial in figures.
 *
 * @param verified how many cells a reviewer verified
 * @param disputed in how many the two sides differ
 * @param meetings how many of the tests are for two products
 */
public record Figures(
        int products,
        int organisations,
        int tests,
        int meetings,
        Tally total,
        List<Tally> totals,
        int verified,
        int disputed) {

    /** Of a trial whose results are not for everybody: nothing is counted, and no matrix is read. */
    static final Figures NONE = new Figures(0, 0, 0, 0, Tally.NONE, List.of(), 0, 0);

    static Figures of(Matrix matrix) {
        List<Tally> totals = matrix.totals();
        return new Figures(
                (int) matrix.columns().stream().map(Column::product).distinct().count(),
                (int) matrix.columns().stream()
                        .mapToLong(Column::organisationId)
                        .distinct()
                        .count(),
                matrix.rows().size(),
                (int) matrix.rows().stream()
                        .filter(r -> r.kind() == TestKind.INTEROPERABILITY)
                        .count(),
                totals.stream().reduce(Tally.NONE, Tally::plus),
                totals,
                standing(matrix, Standing.VERIFIED),
                standing(matrix, Standing.DISPUTED));
    }

    private static int standing(Matrix matrix, Standing wanted) {
        int found = 0;
        for (Row row : matrix.rows()) {
            for (Mark mark : row.marks().values()) {
                found += mark.standing() == wanted ? 1 : 0;
            }
        }
        return found;
    }
}
