package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import dev.tessera.exchange.ManifestGraph.Node;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;

/**
 * A file with test manifests in it.
 *
 * @param name how it was called where it comes from
 * @param address what its relative names were resolved against
 */
record ManifestFile(String name, String address, SuiteFormat format, ManifestGraph graph) {

    private static final Pattern ENDING = Pattern.compile("\\.(?:ttl|jsonld|json)$");
    private static final String VOCABULARY = "/vocab#";

    static ManifestFile read(SuiteFiles.Named file, SuiteFormat format) {
        String address = RdfFile.BASE
                + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        ManifestGraph graph = format == SuiteFormat.TURTLE
                ? RdfFile.turtle(file.bytes(), address, new ManifestGraph())
                : RdfFile.jsonLd(KnownContexts.filledIn(file.bytes()), address, new ManifestGraph());
        return new ManifestFile(file.name(), address, format, graph);
    }

    /** The manifests of this file, in its order. */
    List<Resource> manifests() {
        return graph.nodes().entrySet().stream()
                .filter(e -> isManifest(e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static boolean isManifest(Node node) {
        return node.is(SuiteTerms.MANIFEST)
                || !node.all(SuiteTerms.ENTRIES).isEmpty()
                || !node.all(SuiteTerms.INCLUDE).isEmpty();
    }

    /** Whether an include means this file: the last part of its address is the file's name, with or without its ending. */
    boolean isMeantBy(Value include, boolean whole) {
        String last = last(include.stringValue());
        String own = last(address);
        return whole ? last.equals(own) : stem(last).equals(stem(own));
    }

    /** The last part of an address before its fragment. */
    static String last(String address) {
        int hash = address.indexOf('#');
        String path = hash < 0 ? address : address.substring(0, hash);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String stem(String name) {
        return ENDING.matcher(name).replaceFirst("");
    }

    /**
     * Where the tests of this file are, as far as the names of their types tell: W3C's groups keep a suite's vocabulary
     * beside its tests.
     */
    Optional<String> besideVocabulary() {
        return graph.nodes().values().stream()
                .filter(n -> !isManifest(n))
                .flatMap(n -> n.all(SuiteTerms.TYPE).stream())
                .map(Value::stringValue)
                .filter(t -> t.startsWith("http") && t.contains(VOCABULARY))
                .map(t -> t.substring(0, t.indexOf(VOCABULARY) + 1))
                .findFirst();
    }

    /** The place of a node, as whoever wrote the file would look for it. */
    Sentence where(Value node) {
        Node said = graph.node(node);
        return format == SuiteFormat.TURTLE && said != null && said.line() > 0
                ? Sentence.of("where.line", said.line())
                : Sentence.of("where.entry", Excerpt.of(shortened(node.stringValue())));
    }

    static String shortened(String address) {
        return address.startsWith(RdfFile.BASE) ? address.substring(RdfFile.BASE.length()) : address;
    }
}
