package dev.tessera.exchange;

import static dev.tessera.exchange.Turtle.assertion;
import static dev.tessera.exchange.Turtle.dated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Loading.Cell;
import dev.tessera.ServerTest;
import dev.tessera.trial.Trial;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** EARL reports with something wrong in them: it is named with its place, and what is right is taken. */
@ServerTest
class BadEarlTest {

    private static final String T1 = "https://example.org/tests#t1";
    private static final String T2 = "https://example.org/tests#t2";

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    private Trial trial;
    private String product = "";
    private String name = "";

    @BeforeEach
    void open() {
        trial = given.trial("key,title,uri\nt1,First,%s\nt2,Second,%s".formatted(T1, T2));
        name = Given.unique("product");
        product = "https://example.org/" + name;
    }

    @Test
    void what_is_not_turtle_at_all_is_refused_with_the_place() {
        Map<String, Long> before = loading.rows();

        assertThat(loading.refusal(trial, ImportFormat.TURTLE, "<!doctype html>\n<html>Not found</html>"))
                .startsWith("The file cannot be read from line 2, column 1 on: ");
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void turtle_that_is_cut_off_is_refused_with_the_line_and_nothing_of_it_is_stored() {
        String whole = Turtle.of(assertion(product, T1, "earl:passed"), assertion(product, T2, "earl:passed"));
        Map<String, Long> before = loading.rows();

        assertThat(loading.refusal(trial, ImportFormat.TURTLE, whole.substring(0, whole.length() - 20)))
                .startsWith("The file cannot be read from line 7, column ");
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void a_file_without_assertions_says_so() {
        assertThat(loading.refusal(trial, ImportFormat.TURTLE, Turtle.of("<x> doap:name \"X\" .")))
                .isEqualTo(
                        "The file has no EARL assertion in it: nothing has an earl:test, and nothing is an earl:Assertion.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "earl:excellent|http://www.w3.org/ns/earl#excellent is no outcome of EARL. Use earl:passed, earl:failed, earl:cantTell, earl:inapplicable or earl:untested.",
                "\"passed\"|\"passed\" is no outcome of EARL. Use earl:passed, earl:failed, earl:cantTell, earl:inapplicable or earl:untested.",
                "earl:passed, earl:failed|The assertion's result has several outcomes."
            })
    void an_outcome_outside_earl_is_named_and_the_others_are_taken(String outcome, String reason) {
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(assertion(product, T1, outcome), assertion(product, T2, "earl:failed")));

        assertThat(loading.rejected(result)).containsExactly("line 6: " + reason);
        assertThat(loading.matrix(trial))
                .isEqualTo(Map.of(new Cell("t1", name), "untested", new Cell("t2", name), "failed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "earl:subject <S> ; earl:test <T> .|The assertion has no earl:result.",
                "earl:subject <S> ; earl:test <T> ; earl:result [] .|The assertion's result has no earl:outcome.",
                "earl:test <T> ; earl:result [ earl:outcome earl:passed ] .|No subject is named.",
                "earl:subject <S> ; earl:result [ earl:outcome earl:passed ] .|No test is named.",
                "earl:subject <S>, <R> ; earl:test <T> ; earl:result [ earl:outcome earl:passed ] .|The assertion has several subjects. Make one assertion for each.",
                "earl:subject <S> ; earl:test <T>, <U> ; earl:result [ earl:outcome earl:passed ] .|The assertion names several tests. Make one assertion for each.",
                "earl:subject <S> ; earl:test <U> ; earl:result [ earl:outcome earl:passed ] .|No test of this trial has the key or URI \"https://import.invalid/U\"."
            })
    void an_assertion_that_lacks_something_is_named_and_the_others_are_taken(String rest, String reason) {
        String bad = "[] a earl:Assertion ; "
                + rest.replace("<S>", "<" + product + ">").replace("<T>", "<" + T1 + ">");

        ImportResult result =
                loading.load(trial, ImportFormat.TURTLE, Turtle.of(assertion(product, T2, "earl:passed"), "", bad));

        assertThat(loading.rejected(result)).containsExactly("line 8: " + reason);
        assertThat(result.recorded()).isEqualTo(1);
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t2", name), "passed");
    }

    @Test
    void a_report_without_a_mode_is_taken_for_its_results_all_the_same() {
        assertThat(loading.load(trial, ImportFormat.TURTLE, Turtle.of(assertion(product, T1, "earl:cantTell")))
                        .recorded())
                .isEqualTo(1);
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t1", name), "inconclusive");
    }

    @Test
    void the_same_assertion_twice_is_recorded_once() {
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(assertion(product, T1, "earl:passed"), assertion(product, T1, "earl:passed")));

        assertThat(result.recorded()).isEqualTo(1);
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.contradictions()).isEmpty();
    }

    @Test
    void of_two_that_contradict_each_other_the_later_stands_whichever_comes_first() {
        String early = dated(product, T1, "earl:failed", "2026-01-01");
        String late = dated(product, T1, "earl:passed", "2026-02-01");
        String other = product + "-other";
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(early, late, late.replace(product, other), early.replace(product, other)));

        assertThat(result.recorded()).isEqualTo(4);
        assertThat(result.contradictions()).hasSize(2).allSatisfy(c -> {
            assertThat(c.test()).isEqualTo("t1");
            assertThat(c.stands().word()).isEqualTo("passed");
            assertThat(java.util.List.of(
                            loading.say(c.first().where()),
                            loading.say(c.second().where())))
                    .isSubsetOf("line 6", "line 7", "line 8", "line 9");
        });
        assertThat(loading.matrix(trial))
                .containsEntry(new Cell("t1", name), "passed")
                .containsEntry(new Cell("t1", name + "-other"), "passed");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "2026-01-01,''", "'',2026-01-01", "2026-01-01,2026-01-01"})
    void of_two_that_cannot_be_put_in_order_neither_stands(String first, String second) {
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(dated(product, T1, "earl:failed", first), dated(product, T1, "earl:passed", second)));

        assertThat(result.recorded()).isEqualTo(2);
        assertThat(result.contradictions())
                .singleElement()
                .satisfies(c -> assertThat(c.stands().word()).isEqualTo("inconclusive"));
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t1", name), "inconclusive");
    }

    @Test
    void a_contradiction_loaded_again_is_nothing_new() {
        String file = Turtle.of(assertion(product, T1, "earl:failed"), assertion(product, T1, "earl:passed"));
        loading.load(trial, ImportFormat.TURTLE, file);

        assertThat(loading.load(trial, ImportFormat.TURTLE, file).recorded()).isZero();
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t1", name), "inconclusive");
    }

    @Test
    void literals_may_have_types_and_languages() {
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(
                        "<%s> doap:name \"Produkt %s\"@de, \"Product %s\"@en-GB ;".formatted(product, name, name),
                        "  doap:release [ doap:revision \"2.0\"^^xsd:string ] ;",
                        "  doap:developer [ a foaf:Organization ; foaf:name \"Büro %s\"@de ] .".formatted(name),
                        dated(product, T1, "earl:passed", "2026-01-01")
                                .replace("\"2026-01-01\"", "\"2026-01-01\"^^xsd:date")));

        assertThat(result.rejected()).isEmpty();
        assertThat(result.created())
                .extracting(c -> c.kind() + " " + c.name())
                .containsExactly(
                        "organisation Büro " + name, "product Product " + name, "participation Product " + name);
        assertThat(loading.load(trial, ImportFormat.TURTLE, Turtle.of(dated(product, T1, "earl:passed", "2026-01-01")))
                        .recorded())
                .isZero();
    }

    @Test
    void a_developer_without_an_address_is_one_organisation_however_many_products_it_has() {
        String developer = " doap:developer [ a foaf:Person ; foaf:name \"Somebody %s\" ] .".formatted(name);
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(
                        "<" + product + ">" + developer,
                        "<" + product + "-two>" + developer,
                        assertion(product, T1, "earl:passed"),
                        assertion(product + "-two", T1, "earl:failed")));

        assertThat(result.created())
                .filteredOn(c -> c.kind().equals("organisation"))
                .extracting(ImportResult.Created::name)
                .containsExactly("Somebody " + name);
        assertThat(loading.matrix(trial))
                .containsEntry(new Cell("t1", name), "passed")
                .containsEntry(new Cell("t1", name + "-two"), "failed");
    }

    @Test
    void a_result_from_the_future_or_from_before_computers_met_is_refused_alone() {
        ImportResult result = loading.load(
                trial,
                ImportFormat.TURTLE,
                Turtle.of(
                        dated(product, T1, "earl:passed", "2999-01-01"),
                        dated(product, T1, "earl:passed", "0001-01-01"),
                        dated(product, T2, "earl:passed", "2026-01-01")));

        assertThat(loading.rejected(result))
                .containsExactly(
                        "line 6: The date 2999-01-01T00:00:00Z is in the future.",
                        "line 7: The date 0001-01-01T00:00:00Z cannot be when this test was run.");
        assertThat(result.recorded()).isEqualTo(1);
    }

    @Test
    void nesting_without_end_is_refused_and_not_a_crash() {
        String deep = Turtle.of("<x> earl:info " + "[ earl:info ".repeat(200_000) + "1" + " ]".repeat(200_000) + " .");

        assertThat(loading.refusal(trial, ImportFormat.TURTLE, deep))
                .isEqualTo("The file is nested too deeply to be a report.");
    }
}
