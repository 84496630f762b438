package dev.tessera.exchange;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Results in CSV with something wrong in them: it is named with its line, and what is right is taken. */
@ServerTest
class BadCsvTest {

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    private Trial trial;
    private String name = "";

    @BeforeEach
    void open() {
        trial = given.trial("key,title\nt1,First\nt2,Second");
        name = Given.unique("Product");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFsubject,test,verdict\r\nP,t1,passed\r\n",
                "Subject;Test;Verdict\nP;t1;PASSED",
                "\"subject\", \"test\", \"verdict\"\n\"P\", \"t1\", \"passed\""
            })
    void what_spreadsheets_make_of_it_is_read(String file) {
        ImportResult result =
                loading.load(trial, ImportFormat.CSV, file.replace("P", name).replace(name + "ASSED", "PASSED"));

        assertThat(result.rejected()).isEmpty();
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t1", name), "passed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "P,t1|This line has 2 columns, the header has 5.",
                "P,t1,passed,,,more|This line has 6 columns, the header has 5.",
                "P,t1,great,,|\"great\" is no verdict. Use one of: passed, failed, inconclusive, inapplicable, untested.",
                "P,t1,,,|No verdict is given.",
                "P,,passed,,|No test is named.",
                ",t1,passed,,|No subject is named.",
                "P,t9,passed,,|No test of this trial has the key or URI \"t9\".",
                "P,t1,passed,soon,|\"soon\" is no date. Write it as 2026-11-23 or 2026-11-23T14:05:00Z."
            })
    void a_wrong_line_is_named_and_the_next_one_taken(String line, String reason) {
        String file =
                "subject,test,verdict,date,notes\n" + line.replaceFirst("^P", name) + "\n" + name + ",t2,failed,,\n";

        ImportResult result = loading.load(trial, ImportFormat.CSV, file);

        assertThat(loading.rejected(result)).containsExactly("line 2: " + reason);
        assertThat(result.recorded()).isEqualTo(1);
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t2", name), "failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "subject,test,verdict,Test|The header names the column \"test\" twice.",
                "subject,verdict|The header has no column \"test\". The columns are: subject, peer, test, verdict, reason, notes, date, separated by commas, semicolons or tabs."
            })
    void a_header_that_cannot_be_meant_ends_the_file(String header, String sentence) {
        Map<String, Long> before = loading.rows();

        assertThat(loading.refusal(trial, ImportFormat.CSV, header + "\n" + name + ",t1,passed,x\n"))
                .isEqualTo(sentence);
        assertThat(loading.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "test", "notes", "reason", "date", "verdict"})
    void ten_megabytes_in_one_field_are_refused_in_a_short_sentence(String column) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(
                Map.of("subject", name, "test", "t1", "verdict", "untested", "reason", "", "notes", "", "date", ""));
        fields.put(column, "x".repeat(10_000_000));
        String file = String.join(",", fields.keySet()) + "\n" + String.join(",", fields.values()) + "\n";

        ImportResult result = loading.load(trial, ImportFormat.CSV, file);

        assertThat(loading.rejected(result))
                .singleElement()
                .satisfies(r -> assertThat(r).startsWith("line 2: ").hasSizeLessThan(400));
        assertThat(result.rejected().getFirst().subject()).hasSizeLessThan(130);
        assertThat(result.recorded()).isZero();
    }

    @Test
    void names_with_markup_and_right_to_left_marks_stay_what_they_are() {
        String markup = "<script>alert('" + name + "')</script> & \u200Fقنديل\u202E";

        ImportResult result =
                loading.load(trial, ImportFormat.CSV, "subject,test,verdict\n\"" + markup + "\",t1,passed");

        assertThat(result.rejected()).isEmpty();
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t1", markup), "passed");
    }

    @Test
    void a_name_of_ten_thousand_characters_is_refused_and_the_others_are_taken() {
        ImportResult result = loading.load(
                trial,
                ImportFormat.CSV,
                "subject,test,verdict\n" + "n".repeat(10_000) + ",t1,passed\n" + name + ",t1,passed");

        assertThat(loading.rejected(result))
                .containsExactly("line 2: The name is 10,000 characters long; at most 300 are kept.");
        assertThat(result.recorded()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "notes", "reason", "test"})
    void a_nul_character_is_refused_where_it_is_and_the_others_are_taken(String column) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(
                Map.of("subject", name, "test", "t1", "verdict", "untested", "reason", "r", "notes", "n"));
        fields.compute(column, (c, text) -> "a\u0000" + text);
        String good = fields.keySet().stream()
                .map(c -> Map.of("subject", name, "test", "t2", "verdict", "passed")
                        .getOrDefault(c, ""))
                .collect(java.util.stream.Collectors.joining(","));

        ImportResult result = loading.load(
                trial,
                ImportFormat.CSV,
                String.join(",", fields.keySet()) + "\n" + String.join(",", fields.values()) + "\n" + good);

        assertThat(loading.rejected(result)).singleElement().asString().startsWith("line 2: ");
        assertThat(loading.matrix(trial)).containsEntry(new Cell("t2", name), "passed");
    }

    @Test
    void a_column_that_is_not_read_is_remarked_upon() {
        ImportResult result =
                loading.load(trial, ImportFormat.CSV, "subject,test,verdict,colour\n" + name + ",t1,passed,red");

        assertThat(result.remarks()).extracting(loading::say).containsExactly("The column \"colour\" is not read.");
        assertThat(result.recorded()).isEqualTo(1);
    }
}
