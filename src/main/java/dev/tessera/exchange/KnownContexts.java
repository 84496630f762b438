package dev.tessera.exchange;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-LD contexts that published manifests only refer to. Nothing is fetched, so what their terms mean stands here, as
 * far as a test suite needs it.
 */
final class KnownContexts {

    private static final String CONTEXT = "@context";
    private static final Set<String> MANIFESTS =
            Set.of("https://json-ld.org/test-suite/context.jsonld", "http://json-ld.org/test-suite/context.jsonld");

    private static final String MANIFEST_TERMS = """
            {
              "mf": "%1$s",
              "rdfs": "%2$s",
              "jld": "https://w3c.github.io/json-ld-api/tests/vocab#",
              "name": "mf:name",
              "description": "rdfs:comment",
              "purpose": "rdfs:comment",
              "sequence": {"@id": "mf:entries", "@type": "@id", "@container": "@list"},
              "baseIri": {"@id": "mf:assumedTestBase", "@type": "@id"},
              "input": {"@id": "mf:action", "@type": "@id"},
              "expect": "mf:result",
              "expectErrorCode": "mf:result",
              "context": {"@id": "jld:context", "@type": "@id"},
              "frame": {"@id": "jld:frame", "@type": "@id"},
              "option": {"@id": "jld:option", "@context": {"@vocab": "https://w3c.github.io/json-ld-api/tests/vocab#"}}
            }
            """.formatted(SuiteTerms.MF, SuiteTerms.RDFS);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KnownContexts() {}

    /** The file with the contexts that are known in the place of their addresses. */
    static byte[] filledIn(byte[] file) {
        try {
            JsonNode root = JSON.readTree(file);
            if (!(root instanceof ObjectNode object) || !replace(object)) {
                return file;
            }
            return JSON.writeValueAsBytes(object);
        } catch (JacksonException e) {
            return file; // what is wrong with it the RDF parser says too
        }
    }

    private static boolean replace(ObjectNode object) {
        JsonNode context = object.get(CONTEXT);
        if (isKnown(context)) {
            object.set(CONTEXT, terms());
            return true;
        }
        boolean replaced = false;
        if (context instanceof ArrayNode several) {
            for (int i = 0; i < several.size(); i++) {
                if (isKnown(several.get(i))) {
                    several.set(i, terms());
                    replaced = true;
                }
            }
        }
        return replaced;
    }

    private static boolean isKnown(@org.jspecify.annotations.Nullable JsonNode context) {
        return context != null && context.isString() && MANIFESTS.contains(context.stringValue());
    }

    private static JsonNode terms() {
        return JSON.readTree(MANIFEST_TERMS);
    }
}
