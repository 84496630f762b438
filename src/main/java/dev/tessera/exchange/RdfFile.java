package dev.tessera.exchange;

import dev.tessera.common.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.rdf4j.rio.ParseLocationListener;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.eclipse.rdf4j.rio.RDFHandlerException;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;
import org.eclipse.rdf4j.rio.jsonld.JSONLDParser;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/** Hands the statements of a Turtle or JSON-LD file on. Nothing is ever fetched: a context elsewhere is refused. */
final class RdfFile {

    /** What relative names are resolved against; nothing is there, and nobody looks. */
    static final String BASE = "https://import.invalid/";

    private RdfFile() {}

    static <H extends RDFHandler & ParseLocationListener> H turtle(byte[] file, String base, H handler) {
        return parse(new TurtleParser(), file, base, handler);
    }

    static <H extends RDFHandler & ParseLocationListener> H jsonLd(byte[] file, String base, H handler) {
        JSONLDParser parser = new JSONLDParser();
        parser.getParserConfig().set(JSONLDSettings.SECURE_MODE, true);
        parser.getParserConfig().set(JSONLDSettings.WHITELIST, Set.of());
        return parse(parser, file, base, handler);
    }

    private static <H extends RDFHandler & ParseLocationListener> H parse(
            RDFParser parser, byte[] file, String base, H handler) {
        // A malformed address in the description of a product must not cost the report its results.
        parser.getParserConfig().set(BasicParserSettings.VERIFY_URI_SYNTAX, false);
        parser.getParserConfig().set(BasicParserSettings.VERIFY_DATATYPE_VALUES, false);
        parser.getParserConfig().set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, false);
        parser.setRDFHandler(handler);
        parser.setParseLocationListener(handler);
        try {
            parser.parse(new ByteArrayInputStream(file), base);
            return handler;
        } catch (RDFParseException e) {
            String said = Excerpt.of(String.valueOf(e.getMessage()).replaceFirst("\\s*\\[line \\d+.*", ""));
            if (said.contains("loading") || said.contains("whitelist") || said.contains("remote")) {
                throw Refusal.invalid("earl.remote-context", said.replaceFirst("^.* from (\\S+) because .*$", "$1"));
            }
            if (e.getLineNumber() > 0) {
                throw Refusal.invalid("earl.unreadable-at", e.getLineNumber(), Math.max(1, e.getColumnNumber()), said);
            }
            throw said.contains("end of file") ? endsTooEarly(file, said) : Refusal.invalid("earl.unreadable", said);
        } catch (RDFHandlerException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StackOverflowError e) {
            throw Refusal.invalid("earl.too-deep");
        }
    }

    /** The parser names no place where a file just ends: it is its last line. */
    private static Refusal endsTooEarly(byte[] file, String said) {
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        return Refusal.invalid(
                "earl.unreadable-at",
                Math.max(1, lines.size()),
                lines.isEmpty() ? 1 : lines.getLast().length() + 1,
                said);
    }
}
