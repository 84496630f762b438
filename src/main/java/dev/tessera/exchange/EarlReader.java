package dev.tessera.exchange;

import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import dev.tessera.exchange.Earl.Property;
import dev.tessera.exchange.EarlGraph.Node;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reason;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads results from EARL, W3C's Evaluation and Report Language 1.0, in Turtle or JSON-LD.
 *
 * <p>Nothing is ever fetched: a JSON-LD context that stands elsewhere is refused.
 */
final class EarlReader {

    private static final int LONGEST_DESCRIPTION = 4000;

    private final EarlGraph graph;
    private final boolean lines;

    private EarlReader(EarlGraph graph, boolean lines) {
        this.graph = graph;
        this.lines = lines;
    }

    static Claims turtle(byte[] file) {
        return new EarlReader(RdfFile.turtle(file, RdfFile.BASE, new EarlGraph()), true).claims();
    }

    static Claims jsonLd(byte[] file) {
        return new EarlReader(RdfFile.jsonLd(file, RdfFile.BASE, new EarlGraph()), false).claims();
    }

    private Claims claims() {
        List<Claim> claims = new ArrayList<>();
        Map<String, Described> subjects = new HashMap<>();
        for (Node node : graph.nodes().values()) {
            if (node.isAssertion()) {
                Sentence where = lines && node.line() > 0
                        ? Sentence.of("where.line", node.line())
                        : Sentence.of("where.assertion", claims.size() + 1);
                Claim claim = claim(where, node);
                claims.add(claim);
                node.first(Property.SUBJECT)
                        .ifPresent(s -> subjects.computeIfAbsent(s.stringValue(), iri -> described(s, node)));
            }
        }
        if (claims.isEmpty()) {
            throw Refusal.invalid("earl.no-assertions");
        }
        return new Claims(claims, subjects, List.of());
    }

    private Claim claim(Sentence where, Node assertion) {
        List<Value> tests = assertion.all(Property.TEST);
        List<Value> subjects = assertion.all(Property.SUBJECT);
        List<Value> results = assertion.all(Property.RESULT);
        Node result = results.isEmpty() ? assertion : graph.node(results.getFirst());
        List<Value> outcomes = result.all(Property.OUTCOME);
        Verdict verdict = outcomes.size() == 1 ? verdict(outcomes.getFirst()) : null;
        Sentence objection = null;
        if (tests.size() != 1) {
            objection = Sentence.of(tests.isEmpty() ? "claim.test-missing" : "earl.several-tests");
        } else if (subjects.size() != 1) {
            objection = Sentence.of(subjects.isEmpty() ? "claim.subject-missing" : "earl.several-subjects");
        } else if (results.size() != 1) {
            objection = Sentence.of(results.isEmpty() ? "earl.result-missing" : "earl.several-results");
        } else if (outcomes.size() != 1) {
            objection = Sentence.of(outcomes.isEmpty() ? "earl.outcome-missing" : "earl.several-outcomes");
        } else if (verdict == null) {
            objection = Sentence.of("earl.outcome-unknown", Excerpt.of(shown(outcomes.getFirst())));
        }
        Optional<String> notes = result.text(Property.DESCRIPTION)
                .or(() -> result.text(Property.INFO))
                .or(() -> assertion.text(Property.INFO));
        Optional<String> reason = verdict != null && verdict.needsReason()
                ? notes.filter(n -> n.length() <= NewReport.LONGEST_REASON)
                        .map(Reason::of)
                        .or(() -> Optional.of(Reason.NOT_REPORTED))
                : Optional.empty();
        if (objection == null && notes.orElse("").length() > NewReport.LONGEST_NOTES) {
            objection =
                    Sentence.of("field.long", "description", notes.orElse("").length(), NewReport.LONGEST_NOTES);
        }
        return new Claim(
                where,
                subjects.stream().map(Value::stringValue).findFirst().orElse(""),
                null,
                tests.stream().map(Value::stringValue).findFirst().orElse(""),
                verdict,
                reason.orElse(null),
                notes.filter(n -> !n.equals(reason.orElse(null))).orElse(null),
                date(result, assertion).orElse(null),
                objection);
    }

    /** When the test was run; a date that cannot be read is none, for the result stands all the same. */
    private static Optional<Instant> date(Node result, Node assertion) {
        return Stream.concat(result.all(Property.DATE).stream(), assertion.all(Property.DATE).stream())
                .map(d -> Dates.read(d.stringValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private @Nullable Verdict verdict(Value outcome) {
        if (!(outcome instanceof IRI)) {
            return graph.node(outcome).all(Property.TYPE).stream()
                    .map(type -> Earl.verdict(type.stringValue()))
                    .filter(java.util.Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Verdict known = Earl.verdict(outcome.stringValue());
        if (known != null) {
            return known;
        }
        return graph.node(outcome).all(Property.TYPE).stream()
                .map(type -> Earl.verdict(type.stringValue()))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String shown(Value value) {
        return value instanceof Literal literal ? "\"" + literal.getLabel() + "\"" : value.stringValue();
    }

    private Described described(Value subject, Node assertion) {
        Node product = graph.node(subject);
        Optional<Node> release = product.all(Property.RELEASE).stream()
                .map(graph::node)
                .filter(r -> r.text(Property.REVISION).isPresent()
                        || r.text(Property.NAME).isPresent())
                .findFirst();
        Optional<Value> developer = developer(product, assertion);
        Optional<Node> maker = developer.map(graph::node);
        return new Described(
                product.text(Property.NAME)
                        .or(() -> product.text(Property.TITLE))
                        .orElse(null),
                release.flatMap(r -> r.text(Property.REVISION).or(() -> r.text(Property.NAME)))
                        .orElse(null),
                webAddress(product),
                product.text(Property.DESCRIPTION)
                        .filter(d -> d.length() <= LONGEST_DESCRIPTION && Text.isStorable(d))
                        .orElse(null),
                maker.flatMap(m -> m.text(Property.NAME)).orElse(null),
                developer
                        .filter(IRI.class::isInstance)
                        .map(Value::stringValue)
                        .filter(Text::isStorable)
                        .orElse(null),
                maker.map(EarlReader::webAddress).orElse(null));
    }

    /** Who makes a product: an organisation rather than a person, a named one rather than an unnamed one. */
    private Optional<Value> developer(Node product, Node assertion) {
        List<Value> candidates = Stream.of(
                        product.all(Property.DEVELOPER),
                        product.all(Property.MAKER),
                        assertion.all(Property.ASSERTED_BY))
                .filter(list -> list.stream().anyMatch(this::isNamed))
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(this::isNamed)
                .toList();
        return candidates.stream()
                .filter(c -> graph.node(c).all(Property.TYPE).stream()
                        .anyMatch(t -> t.stringValue().endsWith("/Organization")))
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private boolean isNamed(Value agent) {
        return graph.node(agent).text(Property.NAME).isPresent();
    }

    private static @Nullable String webAddress(Node node) {
        return node.all(Property.HOMEPAGE).stream()
                .map(Value::stringValue)
                .filter(a -> a.startsWith("http://") || a.startsWith("https://"))
                .filter(a -> !a.startsWith(RdfFile.BASE) && a.length() <= 2000 && Text.isStorable(a))
                .findFirst()
                .orElse(null);
    }
}
