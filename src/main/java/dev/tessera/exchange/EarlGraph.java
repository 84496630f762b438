package dev.tessera.exchange;

import dev.tessera.exchange.Earl.Property;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.ParseLocationListener;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;

/** The statements of a report that matter here, by node; everything else a report says passes by. */
final class EarlGraph extends AbstractRDFHandler implements ParseLocationListener {

    /** What a report says of one node, and the line on which it first did. */
    static final class Node {

        private final Map<Property, List<Value>> values = new EnumMap<>(Property.class);
        private final long line;
        private boolean assertion;

        private Node(long line) {
            this.line = line;
        }

        long line() {
            return line;
        }

        boolean isAssertion() {
            return assertion;
        }

        List<Value> all(Property property) {
            return values.getOrDefault(property, List.of());
        }

        Optional<Value> first(Property property) {
            return all(property).stream().findFirst();
        }

        /** The text of a property: in English, or in no language, or the first there is. */
        Optional<String> text(Property property) {
            List<Literal> texts = all(property).stream()
                    .filter(Literal.class::isInstance)
                    .map(Literal.class::cast)
                    .toList();
            return Stream.concat(texts.stream().filter(EarlGraph::isEnglishOrPlain), texts.stream())
                    .map(t -> t.getLabel().strip())
                    .filter(t -> !t.isEmpty())
                    .findFirst();
        }
    }

    private static final Node UNKNOWN = new Node(0);

    private final Map<Resource, Node> nodes = new LinkedHashMap<>();
    private long line;

    @Override
    public void parseLocationUpdate(long lineNo, long columnNo) {
        line = lineNo;
    }

    @Override
    public void handleStatement(Statement statement) {
        Property property = Earl.property(statement.getPredicate().stringValue());
        if (property == null) {
            return;
        }
        Node node = nodes.computeIfAbsent(statement.getSubject(), n -> new Node(line));
        Value value = statement.getObject();
        if (property == Property.TEST || (property == Property.TYPE && Earl.isAssertionClass(value.stringValue()))) {
            node.assertion = true;
        }
        List<Value> values = node.values.computeIfAbsent(property, p -> new ArrayList<>(1));
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    /** The nodes that say something, in the file's order. */
    Map<Resource, Node> nodes() {
        return nodes;
    }

    Node node(Value value) {
        return value instanceof Resource resource ? nodes.getOrDefault(resource, UNKNOWN) : UNKNOWN;
    }

    private static boolean isEnglishOrPlain(Literal literal) {
        return literal.getLanguage()
                .map(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("en"))
                .orElse(true);
    }
}
