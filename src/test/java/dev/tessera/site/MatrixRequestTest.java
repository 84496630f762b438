package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.common.Refusal;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.Row;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Obligation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixRequestTest {

    private static MatrixRequest of(Map<String, String> query) {
        return MatrixRequest.of(query::get);
    }

    @Test
    void nothing_asked_is_the_whole_matrix() {
        assertThat(of(Map.of())).isEqualTo(MatrixRequest.PLAIN);
        assertThat(of(Map.of("view", "tests", "group", " "))).isEqualTo(MatrixRequest.PLAIN);
        assertThat(MatrixRequest.PLAIN.query()).isEmpty();
    }

    @Test
    void what_the_element_keeps_in_the_address_is_none_of_ours() {
        assertThat(of(Map.of("q", "x", "diff", "1", "sort", "failing", "fold", "G")))
                .isEqualTo(MatrixRequest.PLAIN);
    }

    @Test
    void a_query_reads_as_it_was_written() {
        Map<String, String> query = Map.of(
                "group", "A & B", "obligation", "Optional", "role", "Tool", "organisation", "ü", "verdict", "failed");
        MatrixRequest part = of(query);
        assertThat(part.filter().obligation()).isEqualTo(Obligation.OPTIONAL);
        assertThat(part.filter().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(part.query())
                .isEqualTo("?group=A+%26+B&obligation=optional&role=Tool&organisation=%C3%BC&verdict=failed");
    }

    @Test
    void one_test_is_a_matter_of_pairs() {
        assertThat(of(Map.of("test", "t-1"))).isEqualTo(of(Map.of("view", "pairs", "test", "t-1")));
        refuses(Map.of("view", "tests", "test", "t-1"), "site.refused.test-of-pairs");
    }

    @Test
    void what_there_is_not_is_refused_and_never_passed_over() {
        refuses(Map.of("view", "rows"), "site.refused.value");
        refuses(Map.of("verdict", "perfect"), "site.refused.value");
        refuses(Map.of("obligation", "must"), "site.refused.value");
        refuses(Map.of("view", "pairs", "since", "2026-11-01"), "site.refused.filter-of-tests");
        refuses(Map.of("edition", "1"), "site.refused.not-yet");
        refuses(Map.of("view", "pairs", "role", "Tool"), "site.refused.filter-of-tests");
    }

    @Test
    void a_filter_narrows_rows_and_columns() {
        Matrix matrix = Samples.matrix(
                List.of(Samples.column(1, "A", "One"), Samples.column(2, "B", "Two")),
                List.of(Samples.row("a", "A", "pf", Map.of()), Samples.row("b", "B", "fp", Map.of())));
        Matrix failedOfTwo =
                of(Map.of("organisation", "two", "verdict", "failed")).filter().of(matrix);
        assertThat(failedOfTwo.columns()).extracting(c -> c.label()).containsExactly("B");
        assertThat(failedOfTwo.rows()).extracting(Row::key).containsExactly("a");
        assertThat(failedOfTwo.revision()).isNotEqualTo(matrix.revision());
        assertThat(of(Map.of("organisation", "organisation-1"))
                        .filter()
                        .of(matrix)
                        .columns())
                .hasSize(1);
    }

    private static void refuses(Map<String, String> query, String sentence) {
        assertThatThrownBy(() -> of(query))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.sentence().key()).isEqualTo(sentence));
    }
}
