package dev.tessera.adoption;

import dev.tessera.access.Viewer;
import dev.tessera.matrix.Column;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.Row;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Obligation;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Which products conform to a specification version, and who uses it. */
@Service
public class Adoption {

    /** What is not settled does not count as passed. */
    private static final Set<Standing> UNSETTLED = EnumSet.of(Standing.DISPUTED, Standing.RETURNED, Standing.STALE);

    private final AdoptionQueries queries;
    private final Matrices matrices;

    Adoption(AdoptionQueries queries, Matrices matrices) {
        this.queries = queries;
        this.matrices = matrices;
    }

    /**
     * The products that passed every required test of their role, and did so in a trial whose results anybody may see.
     * A result that is disputed, returned or stale does not count, and where nothing was run nobody conforms.
     *
     * @param trials those against the version that anybody may see
     */
    public List<Conforming> conforming(List<Trial> trials) {
        Map<Long, Trial> of = new LinkedHashMap<>();
        Map<Long, Column> columns = new LinkedHashMap<>();
        for (Trial trial : trials) {
            Matrix matrix = matrices.matrix(Viewer.ANYBODY, trial);
            for (int c = 0; c < matrix.columns().size(); c++) {
                if (conforms(matrix, c)) {
                    Column column = matrix.columns().get(c);
                    of.put(column.id(), trial);
                    columns.put(column.id(), column);
                }
            }
        }
        if (columns.isEmpty()) {
            return List.of();
        }
        Map<Long, Instant> last = queries.last(of.values(), columns.keySet());
        List<Conforming> found = new ArrayList<>();
        columns.forEach((id, column) -> {
            Instant reported = last.get(id);
            Trial trial = of.get(id);
            if (reported != null && trial != null) {
                found.add(new Conforming(trial, column, reported));
            }
        });
        return found;
    }

    /** The organisations whose products play a role in a specification version, by name. */
    public List<Use> users(long specificationVersion) {
        return queries.users(specificationVersion);
    }

    private static boolean conforms(Matrix matrix, int column) {
        boolean run = false;
        for (Row row : matrix.rows()) {
            char cell = row.cell(column);
            boolean passed = cell == Verdict.PASSED.code();
            run |= passed;
            if (row.obligation() == Obligation.REQUIRED
                    && cell != Row.OTHER_ROLE
                    && (!passed || !settled(row.mark(column)))) {
                return false;
            }
        }
        return run;
    }

    private static boolean settled(@Nullable Mark mark) {
        return mark == null || mark.standing() == null || !UNSETTLED.contains(mark.standing());
    }
}
