package dev.tessera.exchange;

import dev.tessera.common.Label;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Test suites of any texts that the database keeps, and often of such that formats take for something else. */
final class GeneratedSuites {

    /**
     * A suite, and the roles of its specification version in their order.
     *
     * @param cases in the form that is kept
     */
    record Suite(List<String> roles, List<TestCaseText> cases) {}

    private static final List<String> TELLING = List.of(
            "yes",
            "No",
            "null",
            "~",
            "1.10",
            "0x1F",
            "1e3",
            "2026-01-01",
            "---",
            "...",
            "- a",
            "? a",
            "a: b",
            "a # b",
            "# a",
            "*a",
            "&a",
            "!a",
            "!!str a",
            "{a}",
            "[a]",
            "|",
            "> a",
            "%TAG",
            "@a",
            "`a`",
            "'a'",
            "'=a",
            "\"a\"",
            "\"a",
            "a\"",
            "\"a\";b",
            "a;b",
            ";",
            "a,b",
            "a\"\"b",
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "＝1",
            "\\",
            "\\n",
            "a\\",
            "\\u0041",
            "<>",
            "<#case-1>",
            "_:b0",
            "\"\"\"",
            "^^",
            "https://example.org/t#1",
            "http://a/../b",
            "#case-2",
            "مرحبا",
            "שלום (a) b",
            "👩‍🚀",
            "a\u200fb",
            "a\u202eb",
            "\u00a0",
            "a\u2028b",
            "\u2029a\u2029b",
            "\ufeffa",
            "\u200b",
            "\uffff",
            "\ufffe",
            "🜁",
            "e\u0301",
            "#",
            "key",
            "${a}",
            "{{a}}",
            "<b>a</b>",
            "&amp;");

    private GeneratedSuites() {}

    static Arbitrary<Suite> suites(int most) {
        return labels().list()
                .ofMinSize(2)
                .ofMaxSize(5)
                .uniqueElements(r -> r.toLowerCase(java.util.Locale.ROOT))
                .flatMap(roles -> cases(roles)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(most)
                        .uniqueElements(TestCaseText::key)
                        .map(cases -> new Suite(roles, distinctAddresses(cases))));
    }

    private static Arbitrary<TestCaseText> cases(List<String> roles) {
        Arbitrary<List<String>> some = Arbitraries.subsetOf(roles)
                .map(chosen -> roles.stream().filter(chosen::contains).toList());
        Arbitrary<List<String>> two = Arbitraries.of(roles).list().ofSize(2);
        Arbitrary<TestKind> kinds = Arbitraries.of(TestKind.values());
        return Combinators.combine(labels(), labels(), kinds, Arbitraries.of(Obligation.values()), some, two)
                .flatAs((key, title, kind, obligation, conformance, pair) -> Combinators.combine(
                                labels().injectNull(0.3),
                                labels().injectNull(0.3),
                                addresses().injectNull(0.3),
                                prose().injectNull(0.3),
                                prose().injectNull(0.3))
                        .as((group, section, uri, steps, expected) -> new TestCaseText(
                                key,
                                title,
                                kind,
                                obligation,
                                kind == TestKind.INTEROPERABILITY ? pair : conformance,
                                group,
                                section,
                                uri,
                                steps,
                                expected)));
    }

    /** A URI is one test's: of two that have the same one, the later has none. */
    private static List<TestCaseText> distinctAddresses(List<TestCaseText> cases) {
        List<TestCaseText> distinct = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (TestCaseText c : cases) {
            boolean free = c.uri() == null || !seen.contains(c.uri());
            seen.add(String.valueOf(c.uri()));
            distinct.add(new TestCaseText(
                    c.key(),
                    c.title(),
                    c.kind(),
                    c.obligation(),
                    c.roles(),
                    c.group(),
                    c.section(),
                    free ? c.uri() : null,
                    c.steps(),
                    c.expected()));
        }
        return distinct;
    }

    static Arbitrary<String> labels() {
        return Arbitraries.oneOf(Arbitraries.of(TELLING), anything(" \t", 12))
                .map(Label::tidy)
                .filter(l -> Label.objection(l).isEmpty());
    }

    private static Arbitrary<String> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("abA1.-")
                        .ofMinLength(1)
                        .ofMaxLength(6)
                        .map(s -> "https://a.example/" + s),
                Arbitraries.integers().between(1, 9).map(i -> "https://a.example/t#" + i),
                proseOf(Arbitraries.of(TELLING)));
    }

    private static Arbitrary<String> prose() {
        Arbitrary<String> lines = Arbitraries.oneOf(Arbitraries.of(TELLING), anything(" \t\n", 20))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(l -> String.join("\n", l));
        return proseOf(Arbitraries.oneOf(lines, anything(" \t\n\u0001\u001f\u0085\u007f", 30)));
    }

    private static Arbitrary<String> proseOf(Arbitrary<String> texts) {
        Function<String, String> kept =
                t -> t.replace("\r\n", "\n").replace('\r', '\n').strip();
        return texts.map(kept::apply).filter(t -> !t.isEmpty());
    }

    private static Arbitrary<String> anything(String often, int longest) {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(
                                2, Arbitraries.of(often.codePoints().boxed().toList())),
                        net.jqwik.api.Tuple.of(
                                2,
                                Arbitraries.of("abc;:#\"'\\,=-|>&*!%@`{}[]?~éß"
                                        .codePoints()
                                        .boxed()
                                        .toList())),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0x20, 0x2fff)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0xe000, 0x10ffff)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(longest)
                .map(GeneratedSuites::text);
    }

    private static String text(List<Integer> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::appendCodePoint);
        return text.toString();
    }
}
