package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixFilter;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MatrixPagesTest {

    private final MatrixPages pages = new MatrixPages(Samples.pages());

    private String page(Matrix matrix) {
        return page(matrix, MatrixRequest.PLAIN);
    }

    private String page(Matrix matrix, MatrixRequest part) {
        return new String(
                pages.tests(
                        Samples.TRIAL,
                        matrix,
                        new ShownMatrix(part.filter().of(matrix), null),
                        part,
                        null,
                        List.of(),
                        Locale.ENGLISH),
                StandardCharsets.UTF_8);
    }

    @Test
    void an_ordinary_matrix_weighs_less_than_100_kB() {
        assertThat(page(Samples.matrix(86, 11)).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(100_000);
    }

    @Test
    void no_text_is_missing() {
        assertThat(page(Samples.matrix(2, 2))).doesNotContainPattern("[>\"]site[.]");
        assertThat(page(Samples.matrix(0, 0))).doesNotContainPattern("[>\"]site[.]");
        assertThat(page(Samples.matrix(500, 100))).doesNotContainPattern("[>\"]site[.]");
    }

    @Test
    void names_are_text_whatever_is_in_them() {
        String attack = "<script>alert(1)</script>\" onclick=\"x";
        String html = page(Samples.matrix(
                List.of(Samples.column(1, attack, attack)),
                List.of(Samples.row(attack, attack, "u", Map.of(0, new Mark(null, null, null, attack))))));
        assertThat(html)
                .doesNotContain("<script>alert")
                .doesNotContainPattern("<[a-z][^>]* onclick")
                .contains("&lt;script&gt;alert(1)");
    }

    @Test
    void names_of_any_length_and_direction_stand_on_their_own() {
        String longest = "x".repeat(10_000);
        String arabic = "قارئ قنديل الهدهد";
        String html = page(Samples.matrix(
                List.of(Samples.column(1, longest, arabic), Samples.column(2, arabic, longest)),
                List.of(Samples.row("t", arabic, "pf", Map.of()))));
        assertThat(html)
                .contains("<bdi>" + longest + "</bdi>")
                .contains("<bdi>" + arabic + "</bdi>")
                .contains("<code>t</code> <bdi>" + arabic + "</bdi>");
    }

    @Test
    void every_cell_says_its_verdict_in_a_word() {
        String html = page(Samples.matrix(
                List.of(
                        Samples.column(1, "A", "A"),
                        Samples.column(2, "B", "B"),
                        Samples.column(3, "C", "C"),
                        Samples.column(4, "D", "D"),
                        Samples.column(5, "E", "E"),
                        Samples.column(6, "F", "F")),
                List.of(Samples.row("t", "T", "pfinuo", Map.of()))));
        assertThat(html)
                .contains("<td class=\"p\">passed</td><td class=\"f\">failed</td><td class=\"i\">inconclusive</td>"
                        + "<td class=\"n\">inapplicable</td><td class=\"u\">untested</td>"
                        + "<td class=\"x\">untested, other role</td>");
    }

    @Test
    void a_cell_says_both_sides_and_why() {
        String html = page(Samples.matrix(
                List.of(Samples.column(1, "A", "A"), Samples.column(2, "B", "B"), Samples.column(3, "C", "C")),
                List.of(Samples.row(
                        "t",
                        "T",
                        "fup",
                        Map.of(
                                0,
                                new Mark(Standing.DISPUTED, Verdict.PASSED, Verdict.FAILED, null),
                                1,
                                new Mark(null, null, null, "no_peer"),
                                2,
                                new Mark(Standing.VERIFIED, null, null, null))))));
        assertThat(html)
                .contains("<td class=\"f d ap bf\">disputed: passed, failed</td>")
                .contains("<td class=\"u h\">untested: no peer</td>")
                .contains("<td class=\"p v\">passed, verified</td>");
    }

    @Test
    void sums_name_what_they_are_of() {
        String html = page(Samples.matrix(
                List.of(Samples.column(1, "A", "A"), Samples.column(2, "B", "B")),
                List.of(Samples.row("t", "T", "pu", Map.of()), Samples.row("v", "V", "fn", Map.of()))));
        assertThat(html)
                .contains("<b>1</b> passed of <b>2</b> run, of 4 cells")
                .contains("<td class=\"s5\">1/<wbr>2</td>")
                .contains("<td class=\"e\">none run</td>")
                .contains("<td class=\"t s5\">1/<wbr>2</td>");
    }

    @Test
    void one_row_is_a_table_and_no_columns_are_an_empty_place() {
        assertThat(page(Samples.matrix(1, 1)))
                .contains("<table class=\"matrix roomy\"")
                .contains("1 test by 1 product");
        assertThat(page(Samples.matrix(3, 0))).doesNotContain("<table").contains("There is nothing to lay out yet");
    }

    @Test
    void a_filter_that_leaves_nothing_says_so() {
        MatrixRequest part = MatrixRequest.of(Map.of("group", "Elsewhere")::get);
        assertThat(page(Samples.matrix(3, 3), part)).contains("No test or product matches this");
    }

    @Test
    void a_large_matrix_is_loaded_by_the_script_and_summed_up_without() {
        String html = page(Samples.matrix(500, 41));
        assertThat(html)
                .contains("<conformance-matrix src=\"/trials/plugfest/matrix.json\" address>")
                .contains("/trials/plugfest/matrix.csv")
                .contains("Implementation 41")
                .doesNotContain("class=\"matrix ");
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100_000);
    }

    @Test
    void links_keep_the_part_that_is_shown() {
        MatrixRequest part = MatrixRequest.of(Map.of("group", "A&B", "verdict", "Failed")::get);
        assertThat(page(Samples.matrix(3, 3), part))
                .contains("/trials/plugfest/matrix.csv?group=A%26B&amp;verdict=failed");
    }

    @Test
    void pairs_show_passed_of_run_or_one_tests_verdicts() {
        var a = Samples.column(1, "A", "A");
        var b = Samples.column(2, "B", "B");
        PairMatrix counted = new PairMatrix(
                "plugfest",
                "Plugfest",
                Instant.EPOCH,
                "r",
                null,
                List.of(a, b),
                List.of(new PairMatrix.Subject(
                        a,
                        "uu".getBytes(StandardCharsets.US_ASCII),
                        Map.of(),
                        List.of(new Tally(3, 1, 0, 0, 0), Tally.NONE))));
        PairMatrix one = new PairMatrix(
                "plugfest",
                "Plugfest",
                Instant.EPOCH,
                "r",
                "t",
                List.of(a, b),
                List.of(new PairMatrix.Subject(
                        a, "pf".getBytes(StandardCharsets.US_ASCII), Map.of(), List.of(Tally.NONE, Tally.NONE))));
        assertThat(pairs(counted, null))
                .contains(
                        "<td class=\"q s8\">3/4</td><td class=\"q e\">nothing run</td><td class=\"t s8\">3/<wbr>4</td>");
        assertThat(pairs(one, "t"))
                .contains("<td class=\"p\">passed</td><td class=\"f\">failed</td><td class=\"t s5\">");
    }

    private String pairs(PairMatrix matrix, @Nullable String test) {
        return new String(
                pages.pairs(
                        Samples.TRIAL,
                        Samples.matrix(1, 1),
                        matrix,
                        new MatrixRequest(true, test, MatrixFilter.ALL, null, null, null, null, false),
                        Locale.ENGLISH),
                StandardCharsets.UTF_8);
    }

    @Test
    void rows_of_one_group_stand_together() {
        Row other = new Row(
                "o",
                "O",
                "Other",
                dev.tessera.specification.Obligation.OPTIONAL,
                dev.tessera.specification.TestKind.INTEROPERABILITY,
                "p".getBytes(StandardCharsets.US_ASCII),
                Map.of());
        MatrixTable table = new MatrixTables(Samples.pages().words(Locale.ENGLISH))
                .of(new ShownMatrix(
                        Samples.matrix(
                                List.of(Samples.column(1, "A", "A")),
                                List.of(
                                        Samples.row("a", "A", "p", Map.of()),
                                        other,
                                        Samples.row("b", "B", "f", Map.of()))),
                        null));
        assertThat(table.groups()).extracting(MatrixTable.Group::name).containsExactly("Group", "Other");
        assertThat(table.groups().getFirst().lines())
                .extracting(MatrixTable.Line::key)
                .containsExactly("a", "b");
        assertThat(table.groups().getFirst().share()).isEqualTo(new Share(1, 2));
    }
}
