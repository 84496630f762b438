package dev.tessera.exchange;

import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a test suite as a W3C test manifest in JSON-LD, with its context in it. */
final class JsonLdSuite {

    /** Readers copy a list for each of its members, so a long suite is written as one that includes parts. */
    private static final int LONGEST_LIST = 1000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonLdSuite() {}

    static byte[] write(SpecificationVersion of, List<TestCaseText> cases) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * (1 + cases.size()));
        EntryNames names = new EntryNames();
        try (JsonGenerator json = JSON.writerWithDefaultPrettyPrinter().createGenerator(out)) {
            json.writeStartObject();
            context(json);
            json.writeStringProperty("@id", "");
            json.writeStringProperty("@type", "mf:Manifest");
            json.writeStringProperty("label", of.name());
            if (cases.size() <= LONGEST_LIST) {
                entries(json, names, cases);
            } else {
                parts(json, names, cases);
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void parts(JsonGenerator json, EntryNames names, List<TestCaseText> cases) {
        json.writeArrayPropertyStart("include");
        for (int from = 0; from < cases.size(); from += LONGEST_LIST) {
            json.writeStartObject();
            json.writeStringProperty("@id", "#part-" + (from / LONGEST_LIST + 1));
            json.writeStringProperty("@type", "mf:Manifest");
            entries(json, names, cases.subList(from, Math.min(cases.size(), from + LONGEST_LIST)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void entries(JsonGenerator json, EntryNames names, List<TestCaseText> cases) {
        json.writeArrayPropertyStart("entries");
        for (TestCaseText c : cases) {
            entry(json, names.next(c), c);
        }
        json.writeEndArray();
    }

    private static void context(JsonGenerator json) {
        json.writeObjectPropertyStart("@context");
        json.writeStringProperty("rdfs", SuiteTerms.RDFS);
        json.writeStringProperty("mf", SuiteTerms.MF);
        json.writeStringProperty("suite", SuiteTerms.OWN);
        json.writeStringProperty("label", "rdfs:label");
        list(json, "include", "mf:include");
        list(json, "entries", "mf:entries");
        json.writeStringProperty("key", "suite:key");
        json.writeStringProperty("name", "mf:name");
        json.writeStringProperty("obligation", "suite:obligation");
        list(json, "roles", "suite:roles");
        json.writeStringProperty("group", "suite:group");
        json.writeStringProperty("section", "suite:section");
        json.writeStringProperty("uri", "suite:uri");
        json.writeStringProperty("comment", "rdfs:comment");
        json.writeStringProperty("expected", "suite:expected");
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, String name, String term) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("@id", term);
        json.writeStringProperty("@container", "@list");
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, String name, TestCaseText c) {
        json.writeStartObject();
        json.writeStringProperty("@id", name);
        json.writeStringProperty(
                "@type",
                c.kind() == TestKind.INTEROPERABILITY ? "suite:InteroperabilityTest" : "suite:ConformanceTest");
        json.writeStringProperty("key", c.key());
        json.writeStringProperty("name", c.title());
        json.writeStringProperty("obligation", SuiteColumn.word(c.obligation()));
        if (!c.roles().isEmpty()) {
            json.writeArrayPropertyStart("roles");
            c.roles().forEach(json::writeString);
            json.writeEndArray();
        }
        text(json, "group", c.group());
        text(json, "section", c.section());
        text(json, "uri", c.uri());
        text(json, "comment", c.steps());
        text(json, "expected", c.expected());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }
}
