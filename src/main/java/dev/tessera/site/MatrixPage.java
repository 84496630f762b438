package dev.tessera.site;

import dev.tessera.matrix.ChangeKind;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The page of a matrix.
 *
 * @param total over what is shown
 * @param table none: there are more cells than a page should carry, so the script loads them
 * @param summary a line per product, in place of the table
 * @param meetings the tests for two products, which pairs can be narrowed to
 * @param profile what the matrix is seen through, if anything
 * @param rounds the other rounds of the trial that everybody may see, to compare it with
 * @param difference how it differs from what it was to be compared with, if anything
 */
public record MatrixPage(
        Trial trial,
        MatrixRequest part,
        Instant asOf,
        Total total,
        int rows,
        int columns,
        @Nullable MatrixTable table,
        List<ProductTotal> summary,
        List<Meeting> meetings,
        @Nullable SpecificationProfile profile,
        List<Trial> rounds,
        @Nullable Difference difference) {

    /** What the head of the page says in figures. */
    public record Total(int passed, int run, int cells) {}

    /** A test for two products. */
    public record Meeting(String key, String title) {}

    /** What differs, a kind after the other; only those that there are. */
    public List<ChangeKind> kinds() {
        return difference == null ? List.of() : List.copyOf(difference.counts().keySet());
    }

    /** A moment as the address has it, as far as an input for moments takes it; it stays in the venue's time. */
    public static @Nullable String input(@Nullable String written) {
        return written != null && written.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?") ? written : null;
    }

    public String path() {
        return "/trials/" + trial.slug() + "/matrix";
    }

    /** Where the profile that the matrix is seen through is described. */
    public String profilePath() {
        SpecificationProfile through = Objects.requireNonNull(profile);
        String version = trial.specifications().stream()
                .filter(v -> v.id() == through.specificationVersion())
                .findFirst()
                .orElse(trial.specification())
                .path();
        return "/specifications/" + version + "/profiles/" + through.slug();
    }

    public String tests() {
        return path();
    }

    public String pairs() {
        return path() + "?view=pairs";
    }

    public String csv() {
        return path() + ".csv" + part.query();
    }

    public String json() {
        return path() + ".json" + part.query();
    }

    public boolean empty() {
        return rows == 0 || columns == 0;
    }
}
