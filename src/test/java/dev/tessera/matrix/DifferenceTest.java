package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {

    @ParameterizedTest
    @CsvSource({
        "f, p, FIXED",
        "i, p, FIXED",
        "p, f, BROKEN",
        "p, i, BROKEN",
        "i, f, BROKEN",
        "f, i, OTHER",
        "u, p, NEW",
        "n, f, NEW",
        "o, i, NEW",
        "p, u, GONE",
        "f, n, GONE",
        "u, n, OTHER",
        "n, u, OTHER",
        "p, p,",
        "u, o,",
        "o, u,"
    })
    void of_a_cell_is_what_became_of_it(char before, char after, @Nullable ChangeKind kind) {
        assertThat(Change.between(before, null, after, null).map(Change::kind).orElse(null))
                .isEqualTo(kind);
    }

    @Test
    void another_reason_is_a_change_and_another_standing_is_none() {
        Mark noPeer = new Mark(null, null, null, "no_peer");
        Mark late = new Mark(null, null, null, "out_of_time");
        assertThat(Change.between('u', noPeer, 'u', late)).contains(new Change(ChangeKind.REASON, 'u'));
        assertThat(Change.between('u', null, 'u', late)).contains(new Change(ChangeKind.REASON, 'u'));
        assertThat(Change.between('p', null, 'p', Mark.stale(null))).isEmpty();
    }

    @Test
    void rounds_are_compared_by_product_and_role_whatever_the_version_and_the_order() {
        Matrix before = matrix(
                "first", List.of(column(1, "atrium", "1"), column(2, "gone", "1")), Map.of("a", "pf", "old", "pp"));
        Matrix after = matrix(
                "second", List.of(column(7, "late", "1"), column(8, "atrium", "2")), Map.of("a", "uf", "b", "pu"));

        Difference difference = Difference.ofRounds(before, after);

        Map<String, Map<Integer, Change>> changes = new HashMap<>();
        for (int r = 0; r < after.rows().size(); r++) {
            changes.put(after.rows().get(r).key(), difference.changes().get(r));
        }
        assertThat(changes)
                .isEqualTo(Map.of(
                        "a", Map.of(1, new Change(ChangeKind.BROKEN, 'p')),
                        "b", Map.of(0, new Change(ChangeKind.NEW, 'u'))));
        assertThat(difference.counts()).isEqualTo(Map.of(ChangeKind.BROKEN, 1, ChangeKind.NEW, 1));
        assertThat(difference.rowsGone()).isOne();
        assertThat(difference.columnsGone()).containsExactly("gone 1");
        assertThat(difference.changed()).isEqualTo(2);
    }

    private static Matrix matrix(String trial, List<Column> columns, Map<String, String> rows) {
        return new Matrix(
                trial,
                trial,
                Instant.EPOCH,
                "r",
                columns,
                rows.entrySet().stream()
                        .map(e -> new Row(
                                e.getKey(),
                                e.getKey(),
                                null,
                                Obligation.REQUIRED,
                                TestKind.CONFORMANCE,
                                e.getValue().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                                Map.of()))
                        .toList());
    }

    private static Column column(long id, String product, String version) {
        return new Column(id, product + " " + version, product, id, "Org", "org", version, null, null, false);
    }
}
