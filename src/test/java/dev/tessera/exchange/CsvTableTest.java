package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    private static final List<String> KNOWN = List.of("key", "title", "notes");
    private static final List<String> NEEDED = List.of("key", "title");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key,title\nk,a title",
                "\uFEFFkey,title\r\nk,a title\r\n",
                "key;title\nk;a title",
                "key\ttitle\rk\ta title",
                "\n\nKEY , Title \nk,a title\n\n",
                "\"key\", \"title\"\n\"k\", \"a title\"",
                "key,title\nk,a title,,",
            })
    void it_is_read_as_spreadsheets_write_it(String file) {
        CsvTable table = read(file);

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().getFirst().objection()).isNull();
        assertThat(table.rows().getFirst().get("key")).contains("k");
        assertThat(table.rows().getFirst().get("title")).contains("a title");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_says_which_utf_it_is(String charset) {
        byte[] file = "\uFEFFkey,title\nk,Zoé".getBytes(Charset.forName(charset));

        assertThat(CsvTable.read(file, KNOWN, NEEDED).rows().getFirst().get("title"))
                .contains("Zoé");
    }

    @Test
    void another_encoding_is_refused_instead_of_guessed() {
        byte[] file = "key,title\nk,Zoé".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> CsvTable.read(file, KNOWN, NEEDED))
                .satisfies(r -> assertThat(r.sentence().key()).isEqualTo("csv.not-utf8"));
    }

    @Test
    void quotes_keep_separators_and_line_ends_and_the_next_line_keeps_its_number() {
        CsvTable table = read("key,title\nk,\"a;b,\nc \"\"d\"\"\"\nl,e");

        assertThat(table.rows().getFirst().get("title")).contains("a;b,\nc \"d\"");
        assertThat(table.rows().getLast().where()).isEqualTo(Sentence.of("where.line", 4L));
    }

    @Test
    void a_line_with_too_few_or_too_many_columns_is_objected_to_alone() {
        CsvTable table = read("key,title\nk\nk,a,b\nk,a");

        assertThat(table.rows())
                .extracting(CsvTable.Row::objection)
                .containsExactly(Sentence.of("csv.columns", 1, 2), Sentence.of("csv.columns", 3, 2), null);
    }

    @Test
    void a_column_that_nobody_knows_is_left_alone_and_named() {
        assertThat(read("key,colour,title\nk,red,t").ignored()).containsExactly("colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|csv.empty",
                "' \n '|csv.empty",
                "'key,notes\nk,n'|csv.header-missing",
                "'key,title,KEY\nk,t,k'|csv.header-twice"
            })
    void what_is_no_such_table_is_refused(String file, String key) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(file))
                .satisfies(r -> assertThat(r.sentence().key()).isEqualTo(key));
    }

    @Test
    void ten_megabytes_in_one_field_are_read_like_any_other() {
        String large = "x".repeat(10_000_000);

        assertThat(read("key,title,notes\nk,t,\"" + large + "\"\nl,u,").rows())
                .extracting(r -> r.get("notes").map(String::length).orElse(0))
                .containsExactly(10_000_000, 0);
    }

    @Property(tries = 300)
    void what_is_quoted_is_read_back_whatever_it_is(@ForAll("fields") List<List<String>> rows) {
        StringBuilder file = new StringBuilder("key,title\n");
        rows.forEach(r -> file.append(quoted(r.get(0)))
                .append(',')
                .append(quoted(r.get(1)))
                .append('\n'));

        assertThat(read(file.toString()).rows())
                .extracting(r -> List.of(r.fields().get("key"), r.fields().get("title")))
                .containsExactlyElementsOf(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> fields() {
        return Arbitraries.of("a", "b", ",", ";", "\t", "\"", "'", "\n", "\r", " ", "é", "\uFEFF", "🜁")
                .list()
                .ofMaxSize(8)
                .map(characters -> String.join("", characters))
                .list()
                .ofSize(2)
                .list()
                .ofMaxSize(5);
    }

    private static String quoted(String field) {
        return '"' + field.replace("\"", "\"\"") + '"';
    }

    private static CsvTable read(String file) {
        return CsvTable.read(file.getBytes(StandardCharsets.UTF_8), KNOWN, NEEDED);
    }
}
