package dev.tessera.exchange;

import dev.tessera.common.Refusal;
import dev.tessera.exchange.ManifestGraph.Node;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.jspecify.annotations.Nullable;

/** What an entry of a test manifest says, as the text of a test case. */
final class EntryText {

    /** What has a place of its own, or says nothing about how to test. */
    private static final Set<String> ELSEWHERE = Set.of(
            "type", "name", "label", "comment", "result", "approval", "approvedBy", "normative", "entries", "include");

    private static final Pattern FILE = Pattern.compile("[\\w.-]+(?:/[\\w.-]+)*\\.[a-z][a-z0-9]{0,9}");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]*:[^\\s<>\"`\\\\]+");
    private static final int DEEPEST = 3;

    private final ManifestGraph graph;
    private final Node node;
    private final @Nullable String base;

    EntryText(ManifestGraph graph, Node node, @Nullable String base) {
        this.graph = graph;
        this.node = node;
        this.base = base;
    }

    /**
     * The test case.
     *
     * @param key what it is called where the entry itself does not say it
     * @throws Refusal if the entry is one of ours and has a word in it that is none of ours
     */
    TestCaseText of(String key, Value name, @Nullable String group) {
        return node.text(SuiteTerms.KEY).isPresent() ? own() : others(key, name, group);
    }

    private TestCaseText own() {
        String obligation = node.text(SuiteTerms.OBLIGATION).orElse(SuiteColumn.word(Obligation.REQUIRED));
        return new TestCaseText(
                node.text(SuiteTerms.KEY).orElse(""),
                node.text(SuiteTerms.NAME).orElse(""),
                node.is(SuiteTerms.INTEROPERABILITY) ? TestKind.INTEROPERABILITY : TestKind.CONFORMANCE,
                SuiteColumn.obligation(obligation)
                        .orElseThrow(() -> Refusal.invalid(
                                "csv.word-unknown",
                                "obligation",
                                Excerpt.of(obligation),
                                SuiteColumn.words(Obligation.class))),
                graph.members(node, SuiteTerms.ROLES).stream()
                        .map(Value::stringValue)
                        .toList(),
                node.text(SuiteTerms.GROUP).orElse(null),
                node.text(SuiteTerms.SECTION).orElse(null),
                node.text(SuiteTerms.URI).orElse(null),
                node.text(SuiteTerms.COMMENT).orElse(null),
                node.text(SuiteTerms.EXPECTED).orElse(null));
    }

    private TestCaseText others(String key, Value name, @Nullable String group) {
        String address = name instanceof IRI ? resolved(name.stringValue()) : null;
        return new TestCaseText(
                key,
                node.text(SuiteTerms.NAME).or(() -> node.text(SuiteTerms.LABEL)).orElse(key),
                TestKind.CONFORMANCE,
                isOptional() ? Obligation.OPTIONAL : Obligation.REQUIRED,
                List.of(),
                group,
                null,
                address,
                steps(),
                expected());
    }

    private boolean isOptional() {
        return node.values().entrySet().stream()
                .filter(e -> localName(e.getKey()).equals("normative"))
                .flatMap(e -> e.getValue().stream())
                .anyMatch(v -> v.stringValue().equals("false"));
    }

    /** What the entry says in words, then all that it gives: the same for the same statements in any order. */
    private @Nullable String steps() {
        List<String> paragraphs = new ArrayList<>();
        node.text(SuiteTerms.COMMENT).ifPresent(c -> paragraphs.add(c.strip()));
        Map<String, List<String>> given = new TreeMap<>();
        node.values().forEach((property, values) -> {
            String name = localName(property);
            if (!ELSEWHERE.contains(name)) {
                given.computeIfAbsent(name, n -> new ArrayList<>())
                        .addAll(values.stream().map(v -> shown(v, 0)).toList());
            }
        });
        List<String> lines = new ArrayList<>();
        List<String> action = given.remove("action");
        if (action != null) {
            lines.add("- Action: " + listed(action));
        }
        given.forEach((name, values) -> lines.add("- " + words(name) + ": " + listed(values)));
        List<String> types = types();
        if (!types.isEmpty()) {
            lines.add("- Type: " + listed(types.stream().map(t -> "`" + t + "`").toList()));
        }
        if (!lines.isEmpty()) {
            paragraphs.add(String.join("\n", lines));
        }
        return paragraphs.isEmpty() ? null : String.join("\n\n", paragraphs);
    }

    private @Nullable String expected() {
        List<String> results =
                node.all(SuiteTerms.RESULT).stream().map(v -> shown(v, 0)).toList();
        List<String> types = types();
        if (types.stream().anyMatch(t -> t.contains("Negative"))) {
            return results.isEmpty() ? "An error." : "An error: " + listed(results);
        }
        String warnings = types.stream().anyMatch(t -> t.contains("Warning")) ? "Warnings." : null;
        if (!results.isEmpty()) {
            return "Result: " + listed(results) + (warnings == null ? "" : "\n\n" + warnings);
        }
        boolean positive = types.stream().anyMatch(t -> t.contains("Positive"));
        return warnings == null && positive ? "No error." : warnings;
    }

    private List<String> types() {
        return node.all(SuiteTerms.TYPE).stream()
                .map(t -> localName(t.stringValue()))
                .sorted()
                .toList();
    }

    private String shown(Value value, int depth) {
        if (value instanceof IRI) {
            return link(value.stringValue());
        }
        Node part = graph.node(value);
        if (ManifestGraph.isNameless(value)) {
            return part == null || depth == DEEPEST ? "…" : parts(part, depth + 1);
        }
        String text = Excerpt.of(value.stringValue());
        String address = FILE.matcher(text).matches() ? resolved(RdfFile.BASE + text) : null;
        return address == null ? code(text) : link(address);
    }

    private String parts(Node part, int depth) {
        Map<String, String> named = new TreeMap<>();
        part.values()
                .forEach((property, values) -> named.merge(
                        localName(property),
                        listed(values.stream().map(v -> shown(v, depth)).toList()),
                        (one, other) -> one + ", " + other));
        return named.entrySet().stream()
                .map(e -> words(e.getKey()) + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private String link(String iri) {
        String address = resolved(iri);
        if (address == null) {
            return code(ManifestFile.shortened(iri));
        }
        return PLAIN_ADDRESS.matcher(address).matches() ? "<" + address + ">" : code(address);
    }

    /** The address that an address of the file stands for; none if that is relative to nobody knows what. */
    private @Nullable String resolved(String iri) {
        if (!iri.startsWith(RdfFile.BASE)) {
            return iri;
        }
        if (base == null) {
            return null;
        }
        try {
            return URI.create(base)
                    .resolve(iri.substring(RdfFile.BASE.length()))
                    .toString();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String listed(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(", "));
    }

    private static String code(String text) {
        return text.indexOf('`') < 0 ? "`" + text + "`" : "`` " + text + " ``";
    }

    /** The part of a name after its namespace. */
    static String localName(String iri) {
        return iri.substring(Math.max(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')), iri.lastIndexOf(':')) + 1);
    }

    /** A name as words: {@code hashAlgorithm} as {@code hash algorithm}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
