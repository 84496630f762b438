package dev.tessera.exchange;

import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;

/**
 * Reads a test suite from YAML: {@code test-cases}, a list of cases with the same fields as the columns of CSV.
 *
 * <p>It follows the parser's events and builds nothing but test cases. So every text is what stands in the file, not what
 * YAML would make of it; tags construct nothing, and repetitions by anchor are refused before they can multiply.
 */
final class SuiteYamlReader {

    private static final String CASES = "test-cases";
    private static final Set<String> ABOUT = Set.of("specification", "name");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    /** A suite is four deep; the parser takes the longer for each bracket the more are open. */
    private static final int DEEPEST = 32;

    private final Iterator<Event> events;
    private final List<Fault> faults = new ArrayList<>();
    private final List<TestCaseDraft> drafts = new ArrayList<>();
    private int depth;

    private SuiteYamlReader(Iterator<Event> events) {
        this.events = events;
    }

    static List<TestCaseDraft> read(byte[] file) {
        String text = text(file);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the file's size was limited where it came in
        try {
            return new SuiteYamlReader(
                            new Yaml(options).parse(new StringReader(text)).iterator())
                    .document();
        } catch (MarkedYAMLException e) {
            throw unreadable(e);
        } catch (YAMLException e) {
            throw Refusal.invalid("yaml.unreadable", Excerpt.of(String.valueOf(e.getMessage())));
        }
    }

    private static Refusal unreadable(MarkedYAMLException e) {
        String problem = Excerpt.of(String.valueOf(e.getProblem()));
        return e.getProblemMark() == null
                ? Refusal.invalid("yaml.unreadable", problem)
                : Refusal.invalid(
                        "yaml.unreadable-at",
                        e.getProblemMark().getLine() + 1,
                        e.getProblemMark().getColumn() + 1,
                        problem);
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("yaml.not-utf8");
        }
    }

    private List<TestCaseDraft> document() {
        Event first = next();
        while (!(first instanceof NodeEvent)) {
            if (first instanceof StreamEndEvent) {
                throw Refusal.invalid("yaml.no-cases", CASES);
            }
            first = next();
        }
        if (first instanceof SequenceStartEvent) {
            cases();
        } else if (first instanceof MappingStartEvent) {
            suite();
        } else {
            throw Refusal.invalid("yaml.no-cases", CASES);
        }
        for (Event rest = next(); !(rest instanceof StreamEndEvent); rest = next()) {
            if (rest instanceof DocumentStartEvent) {
                faults.add(new Fault(line(rest), Sentence.of("yaml.several-documents")));
                break;
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
        return drafts;
    }

    private void suite() {
        Map<String, Sentence> seen = new HashMap<>();
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            String field = field(event, seen);
            Event value = next();
            if (CASES.equals(field) && value instanceof SequenceStartEvent) {
                cases();
            } else if (CASES.equals(field)) {
                faults.add(new Fault(line(value), Sentence.of("yaml.list-wanted", CASES)));
                skip(value);
            } else {
                if (field != null && !ABOUT.contains(field)) {
                    faults.add(new Fault(line(event), Sentence.of("yaml.field-unknown", Excerpt.of(field), CASES)));
                }
                skip(value);
            }
        }
        if (!seen.containsKey(CASES) && faults.isEmpty()) {
            throw Refusal.invalid("yaml.no-cases", CASES);
        }
    }

    private void cases() {
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            if (event instanceof MappingStartEvent) {
                testCase(event);
            } else {
                faults.add(new Fault(line(event), Sentence.of("yaml.case-wanted")));
                skip(event);
            }
        }
    }

    private void testCase(Event start) {
        Map<String, Sentence> seen = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        List<String> roles = new ArrayList<>();
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            String field = field(event, seen);
            Event value = next();
            if (field == null) {
                skip(value);
            } else if (!SuiteColumn.ALL.contains(field)) {
                faults.add(new Fault(
                        line(event),
                        Sentence.of("yaml.field-unknown", Excerpt.of(field), String.join(", ", SuiteColumn.ALL))));
                skip(value);
            } else if (field.equals("roles") && value instanceof SequenceStartEvent) {
                roles(roles);
            } else if (value instanceof ScalarEvent scalar) {
                String text = value(scalar);
                if (text != null && field.equals("roles")) {
                    roles.add(text);
                } else if (text != null) {
                    texts.put(field, text);
                }
            } else {
                faults.add(new Fault(line(value), Sentence.of("yaml.text-wanted", field)));
                skip(value);
            }
        }
        Sentence where = line(start);
        drafts.add(new TestCaseDraft(
                where,
                new TestCaseText(
                        texts.getOrDefault("key", ""),
                        texts.getOrDefault("title", ""),
                        word(where, "kind", texts, TestKind.class, TestKind.CONFORMANCE),
                        word(where, "obligation", texts, Obligation.class, Obligation.REQUIRED),
                        roles,
                        texts.get("group"),
                        texts.get("section"),
                        texts.get("uri"),
                        texts.get("steps"),
                        texts.get("expected"))));
    }

    private void roles(List<String> roles) {
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            String role = event instanceof ScalarEvent scalar ? value(scalar) : null;
            if (role != null) {
                roles.add(role);
            } else if (!(event instanceof ScalarEvent)) {
                faults.add(new Fault(line(event), Sentence.of("yaml.text-wanted", "roles")));
                skip(event);
            }
        }
    }

    private <E extends Enum<E>> E word(
            Sentence where, String field, Map<String, String> texts, Class<E> words, E otherwise) {
        String given = texts.get(field);
        if (given == null) {
            return otherwise;
        }
        return SuiteColumn.constant(words, given.strip()).orElseGet(() -> {
            faults.add(new Fault(
                    where, Sentence.of("csv.word-unknown", field, Excerpt.of(given), SuiteColumn.words(words))));
            return otherwise;
        });
    }

    /** The name of a field that stands for the first time; none if it is no name, or was there before. */
    private @Nullable String field(Event event, Map<String, Sentence> seen) {
        if (!(event instanceof ScalarEvent scalar)) {
            faults.add(new Fault(line(event), Sentence.of("yaml.field-name-wanted")));
            skip(event);
            return null;
        }
        Sentence before = seen.putIfAbsent(scalar.getValue(), line(event));
        if (before != null) {
            faults.add(new Fault(line(event), Sentence.of("yaml.field-twice", Excerpt.of(scalar.getValue()), before)));
            return null;
        }
        return scalar.getValue();
    }

    /** What stands in the file; nothing where nothing does. */
    private static @Nullable String value(ScalarEvent scalar) {
        boolean nothing = scalar.getScalarStyle() == ScalarStyle.PLAIN && NOTHING.contains(scalar.getValue());
        return nothing ? null : scalar.getValue();
    }

    private void skip(Event value) {
        int open = value instanceof CollectionStartEvent ? 1 : 0;
        while (open > 0) {
            Event event = next();
            if (event instanceof CollectionStartEvent) {
                open++;
            } else if (event instanceof CollectionEndEvent) {
                open--;
            }
        }
    }

    private Event next() {
        Event event = events.next();
        if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
            throw Refusal.invalid("yaml.too-deep", event.getStartMark().getLine() + 1);
        } else if (event instanceof CollectionEndEvent) {
            depth--;
        }
        if (event instanceof AliasEvent alias) {
            throw Refusal.invalid(
                    List.of(new Fault(line(event), Sentence.of("yaml.alias", Excerpt.of(alias.getAnchor())))),
                    "suite.faults",
                    1);
        }
        String tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : null;
        // A plain "!" is YAML's way to say that a text is a text.
        if (tag != null && !tag.equals("!")) {
            faults.add(new Fault(line(event), Sentence.of("yaml.tag", Excerpt.of(tag))));
        }
        return event;
    }

    private static Sentence line(Event event) {
        return Sentence.of("where.line", event.getStartMark().getLine() + 1);
    }
}
