package dev.tessera.specification.ui;

import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestCaseText.Part;
import dev.tessera.specification.TestKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts of a test case as texts in cells: what stands there, and the test case with another text there. */
final class CaseParts {

    private CaseParts() {}

    static String text(TestCaseText text, Part part) {
        return switch (part) {
            case KEY -> text.key();
            case TITLE -> text.title();
            case KIND -> word(text.kind());
            case OBLIGATION -> word(text.obligation());
            case ROLES -> String.join("; ", text.roles());
            case GROUP -> Objects.requireNonNullElse(text.group(), "");
            case SECTION -> Objects.requireNonNullElse(text.section(), "");
            case URI -> Objects.requireNonNullElse(text.uri(), "");
            case STEPS -> Objects.requireNonNullElse(text.steps(), "");
            case EXPECTED -> Objects.requireNonNullElse(text.expected(), "");
        };
    }

    /**
     * The test case with another text in one part.
     *
     * @throws Refusal if the part takes certain words only, and this is none of them
     */
    static TestCaseText with(TestCaseText t, Part part, String value, SpecificationVersion of) {
        @Nullable String some = value.isBlank() ? null : value;
        return switch (part) {
            case KEY -> copy(t, value, t.title(), t.kind(), t.obligation(), t.roles());
            case TITLE -> copy(t, t.key(), value, t.kind(), t.obligation(), t.roles());
            case KIND -> kind(t, constant(part, TestKind.values(), value), of);
            case OBLIGATION ->
                copy(t, t.key(), t.title(), t.kind(), constant(part, Obligation.values(), value), t.roles());
            case ROLES -> copy(t, t.key(), t.title(), t.kind(), t.obligation(), names(value));
            case GROUP -> more(t, some, t.section(), t.uri(), t.steps(), t.expected());
            case SECTION -> more(t, t.group(), some, t.uri(), t.steps(), t.expected());
            case URI -> more(t, t.group(), t.section(), some, t.steps(), t.expected());
            case STEPS -> more(t, t.group(), t.section(), t.uri(), some, t.expected());
            case EXPECTED -> more(t, t.group(), t.section(), t.uri(), t.steps(), some);
        };
    }

    /** A new test case that says nothing yet. */
    static TestCaseText empty() {
        return new TestCaseText(
                "", "", TestKind.CONFORMANCE, Obligation.REQUIRED, List.of(), null, null, null, null, null);
    }

    /** The part that a word names, in English or as the screen calls it. */
    static Optional<Part> named(String word, java.util.function.Function<Part, String> labels) {
        return Arrays.stream(Part.values())
                .filter(p -> word(p).equalsIgnoreCase(word.strip())
                        || labels.apply(p).equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(String value) {
        return Arrays.stream(value.split(";"))
                .map(Label::tidy)
                .filter(r -> !r.isEmpty())
                .toList();
    }

    /** An interoperability test needs two roles: where it has not, those that are probably meant, to begin with. */
    private static TestCaseText kind(TestCaseText t, TestKind kind, SpecificationVersion of) {
        List<String> roles = t.roles();
        if (kind == TestKind.INTEROPERABILITY
                && roles.size() != 2
                && !of.roles().isEmpty()) {
            roles = List.of(
                    of.roles().getFirst().name(),
                    of.roles().get(Math.min(1, of.roles().size() - 1)).name());
        }
        return copy(t, t.key(), t.title(), kind, t.obligation(), roles);
    }

    private static <E extends Enum<E>> E constant(Part part, E[] constants, String value) {
        return Arrays.stream(constants)
                .filter(c -> c.name().equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(
                        "csv.word-unknown",
                        word(part),
                        value,
                        String.join(
                                ", ",
                                Arrays.stream(constants).map(CaseParts::word).toList())));
    }

    private static TestCaseText copy(
            TestCaseText t, String key, String title, TestKind kind, Obligation obligation, List<String> roles) {
        return new TestCaseText(
                key, title, kind, obligation, roles, t.group(), t.section(), t.uri(), t.steps(), t.expected());
    }

    private static TestCaseText more(
            TestCaseText t,
            @Nullable String group,
            @Nullable String section,
            @Nullable String uri,
            @Nullable String steps,
            @Nullable String expected) {
        return new TestCaseText(
                t.key(), t.title(), t.kind(), t.obligation(), t.roles(), group, section, uri, steps, expected);
    }
}
