package dev.tessera.exchange;

import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a test case by the names that they have in files. */
final class SuiteColumn {

    static final List<String> ALL =
            List.of("key", "title", "kind", "obligation", "roles", "group", "section", "uri", "steps", "expected");

    private SuiteColumn() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Optional<TestKind> kind(String word) {
        return constant(TestKind.class, word);
    }

    static Optional<Obligation> obligation(String word) {
        return constant(Obligation.class, word);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> words, String word) {
        return Arrays.stream(words.getEnumConstants())
                .filter(c -> c.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** The words of a list, as a sentence names them. */
    static <E extends Enum<E>> String words(Class<E> words) {
        return String.join(
                ", ",
                Arrays.stream(words.getEnumConstants()).map(SuiteColumn::word).toList());
    }
}
