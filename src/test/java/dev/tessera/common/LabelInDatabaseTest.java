package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.PostgresForTests;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Label and Slug say the same as the database's domains, so that no text passes one and fails at the other. */
class LabelInDatabaseTest {

    @SuppressWarnings("NullAway.Init") // by @BeforeContainer
    private static Connection database;

    @BeforeContainer
    static void connect() throws SQLException {
        database = PostgresForTests.migrated().connect();
    }

    @AfterContainer
    static void close() throws SQLException {
        database.close();
    }

    @Property(tries = 1500)
    void a_tidied_text_is_a_label_here_if_it_is_one_there(@ForAll("texts") String text) {
        String tidy = Label.tidy(text);

        assertThat(Label.objection(tidy).isEmpty()).as(escaped(tidy)).isEqualTo(accepts("label", tidy));
    }

    @Property(tries = 1500)
    void a_text_is_a_slug_here_if_it_is_one_there(@ForAll("slugs") String text) {
        assertThat(Slug.isValid(text)).as(escaped(text)).isEqualTo(accepts("slug", text));
    }

    /** Texts with what tells the two apart: control characters, spaces of all kinds, lengths around the limits. */
    @Provide
    Arbitrary<String> texts() {
        String telling = " \t\n\u0001\u001f\u007f\u0080\u0085\u009f\u00a0\u200b\u200f\u2003\u3000\ufeffaé🜁";
        Arbitrary<Integer> characters = Arbitraries.oneOf(
                Arbitraries.of(telling.codePoints().boxed().toList()),
                Arbitraries.integers().between(1, 0x2fff));
        return Arbitraries.oneOf(
                characters.list().ofMaxSize(6).map(LabelInDatabaseTest::text),
                Arbitraries.of((int) 'a', 0x1F701)
                        .list()
                        .ofMinSize(298)
                        .ofMaxSize(302)
                        .map(LabelInDatabaseTest::text));
    }

    @Provide
    Arbitrary<String> slugs() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("a0._-Aé \n").ofMaxLength(6),
                Arbitraries.strings().withChars('a').ofMinLength(99).ofMaxLength(102));
    }

    private static String text(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean accepts(String domain, String text) {
        try (PreparedStatement cast = database.prepareStatement("select ?::text::" + domain)) {
            cast.setString(1, text);
            cast.executeQuery();
            return true;
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("23514");
            return false;
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c > 32 && c < 127 ? "" + (char) c : String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
