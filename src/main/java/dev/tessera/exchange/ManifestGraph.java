package dev.tessera.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.ParseLocationListener;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.jspecify.annotations.Nullable;

/** What a manifest's file says, by node. */
final class ManifestGraph extends AbstractRDFHandler implements ParseLocationListener {

    /**
     * What is said of one node.
     *
     * @param line where the file first does; 0 where that is not known
     */
    record Node(long line, Map<String, List<Value>> values) {

        List<Value> all(String property) {
            return values.getOrDefault(property, List.of());
        }

        boolean is(String type) {
            return all(SuiteTerms.TYPE).stream().anyMatch(t -> t.stringValue().equals(type));
        }

        /** The text of a property: in English, or in no language, or the first there is. */
        Optional<String> text(String property) {
            List<Literal> texts = all(property).stream()
                    .filter(Literal.class::isInstance)
                    .map(Literal.class::cast)
                    .toList();
            return Stream.concat(texts.stream().filter(ManifestGraph::isEnglishOrPlain), texts.stream())
                    .map(Literal::getLabel)
                    .filter(t -> !t.isBlank())
                    .findFirst();
        }
    }

    private static final String FIRST = SuiteTerms.RDF + "first";
    private static final String REST = SuiteTerms.RDF + "rest";
    private static final String NIL = SuiteTerms.RDF + "nil";

    private final Map<Resource, Node> nodes = new LinkedHashMap<>();
    private final Map<Resource, Value> firsts = new HashMap<>();
    private final Map<Resource, Value> rests = new HashMap<>();
    private long line;

    @Override
    public void parseLocationUpdate(long lineNo, long columnNo) {
        line = Math.max(0, lineNo);
    }

    @Override
    public void handleStatement(Statement statement) {
        String property = statement.getPredicate().stringValue();
        Resource subject = statement.getSubject();
        Value value = statement.getObject();
        if (property.equals(FIRST)) {
            firsts.putIfAbsent(subject, value);
        } else if (property.equals(REST)) {
            rests.putIfAbsent(subject, value);
        } else {
            List<Value> values = nodes.computeIfAbsent(subject, n -> new Node(line, new LinkedHashMap<>(8)))
                    .values()
                    .computeIfAbsent(property, p -> new ArrayList<>(1));
            if (!values.contains(value)) {
                values.add(value);
            }
        }
    }

    /** The nodes that something is said of, in the file's order. */
    Map<Resource, Node> nodes() {
        return nodes;
    }

    @Nullable Node node(Value value) {
        return value instanceof Resource resource ? nodes.get(resource) : null;
    }

    /** The values of a property one by one, those of a list in its order. A list that leads back into itself ends there. */
    List<Value> members(Node node, String property) {
        List<Value> members = new ArrayList<>();
        for (Value value : node.all(property)) {
            if (!isList(value)) {
                members.add(value);
                continue;
            }
            Set<Value> seen = new HashSet<>();
            Value at = value;
            while (at instanceof Resource cell && firsts.containsKey(cell) && seen.add(cell)) {
                members.add(firsts.get(cell));
                at = rests.get(cell);
            }
        }
        return members;
    }

    private boolean isList(Value value) {
        return value.stringValue().equals(NIL) || (value instanceof Resource cell && firsts.containsKey(cell));
    }

    static boolean isNameless(Value value) {
        return value instanceof BNode;
    }

    private static boolean isEnglishOrPlain(Literal literal) {
        return literal.getLanguage()
                .map(l -> l.toLowerCase(java.util.Locale.ROOT).startsWith("en"))
                .orElse(true);
    }
}
