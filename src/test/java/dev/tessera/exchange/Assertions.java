package dev.tessera.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/** Counts what an EARL report in Turtle asserts, apart from the product's own reading. */
final class Assertions {

    private static final String TEST = "http://www.w3.org/ns/earl#test";
    private static final String ASSERTION = "http://www.w3.org/ns/earl#Assertion";

    private final Set<Value> nodes = new HashSet<>();
    private final Set<String> tests = new TreeSet<>();

    private Assertions(byte[] turtle) {
        TurtleParser parser = new TurtleParser();
        parser.getParserConfig().set(BasicParserSettings.VERIFY_URI_SYNTAX, false);
        parser.setRDFHandler(new AbstractRDFHandler() {
            @Override
            public void handleStatement(Statement statement) {
                if (statement.getPredicate().stringValue().equals(TEST)) {
                    nodes.add(statement.getSubject());
                    tests.add(statement.getObject().stringValue());
                } else if (statement.getObject().stringValue().equals(ASSERTION)) {
                    nodes.add(statement.getSubject());
                }
            }
        });
        try {
            parser.parse(new ByteArrayInputStream(turtle), "https://example.org/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int in(byte[] turtle) {
        return new Assertions(turtle).nodes.size();
    }

    /** The tests that a report is about, as a suite's CSV. */
    static String suite(byte[] turtle) {
        return "key,title,uri\n"
                + new Assertions(turtle)
                        .tests.stream().map(t -> t + "," + t + "," + t).collect(Collectors.joining("\n"));
    }
}
