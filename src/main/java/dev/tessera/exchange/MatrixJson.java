package dev.tessera.exchange;

import dev.tessera.matrix.Change;
import dev.tessera.matrix.ChangeKind;
import dev.tessera.matrix.Column;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.result.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/** Writes matrices as JSON: one letter per cell, and an object only for a cell that says more than its verdict. */
public final class MatrixJson {

    private static final JsonFactory JSON = new JsonFactory();

    private MatrixJson() {}

    public static byte[] of(Matrix matrix) {
        return of(matrix, id -> false);
    }

    /**
     * A matrix of products and tests.
     *
     * @param editable which columns, by participation, whoever reads this may record outcomes in
     */
    public static byte[] of(Matrix matrix, LongPredicate editable) {
        return of(matrix, null, editable);
    }

    /** A matrix as it was asked for: what differs says from what. */
    public static byte[] of(ShownMatrix shown) {
        return of(shown.matrix(), shown.difference(), id -> false);
    }

    private static byte[] of(Matrix matrix, @Nullable Difference difference, LongPredicate editable) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                64 + matrix.rows().size() * (96 + matrix.columns().size()));
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            head(json, matrix.trial(), matrix.title(), matrix.asOf().toString(), matrix.revision(), "tests", null);
            if (difference != null) {
                compared(json, difference, matrix);
            }
            json.writeArrayPropertyStart("columns");
            for (Column column : matrix.columns()) {
                column(json, column, editable.test(column.id()));
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("rows");
            int r = 0;
            for (Row row : matrix.rows()) {
                json.writeStartObject();
                json.writeStringProperty("key", row.key());
                json.writeStringProperty("title", row.title());
                json.writeStringProperty("group", row.group());
                json.writeStringProperty("obligation", word(row.obligation()));
                json.writeStringProperty("kind", word(row.kind()));
                json.writeStringProperty("cells", row.letters());
                marks(json, row.marks());
                if (difference != null) {
                    changes(json, difference.changes().get(r++));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("totals");
            int c = 0;
            for (Tally total : matrix.totals()) {
                total(json, matrix.columns().get(c++).id(), total);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** A matrix of products that met. */
    public static byte[] of(PairMatrix matrix) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            head(
                    json,
                    matrix.trial(),
                    matrix.title(),
                    matrix.asOf().toString(),
                    matrix.revision(),
                    "pairs",
                    matrix.test());
            json.writeArrayPropertyStart("columns");
            for (Column peer : matrix.peers()) {
                column(json, peer, false);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("rows");
            for (PairMatrix.Subject row : matrix.subjects()) {
                json.writeStartObject();
                json.writeStringProperty("key", Long.toString(row.subject().id()));
                json.writeStringProperty("title", row.subject().label());
                json.writeStringProperty("group", row.subject().organisation());
                if (matrix.test() == null) {
                    json.writeArrayPropertyStart("pairs");
                    for (Tally tally : row.tallies()) {
                        json.writeString(tally.all() == 0 ? "" : tally.passed() + "/" + tally.run());
                    }
                    json.writeEndArray();
                } else {
                    json.writeStringProperty("cells", new String(row.cells(), StandardCharsets.US_ASCII));
                    marks(json, row.marks());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("totals");
            for (int c = 0; c < matrix.peers().size(); c++) {
                int place = c;
                total(
                        json,
                        matrix.peers().get(c).id(),
                        matrix.subjects().stream()
                                .map(s -> s.tallies().get(place))
                                .reduce(Tally.NONE, Tally::plus));
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /** What changed, as the element on the screen applies it. */
    public static String of(MatrixDelta delta) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("revision", delta.snapshot());
            json.writeArrayPropertyStart("cells");
            for (MatrixDelta.Cell cell : delta.cells()) {
                json.writeStartObject();
                json.writeStringProperty("key", cell.key());
                json.writeStringProperty("column", Long.toString(cell.column()));
                json.writeStringProperty("code", cell.letter());
                Mark mark = cell.mark();
                if (mark != null) {
                    says(json, mark);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void head(
            JsonGenerator json,
            String trial,
            String title,
            String asOf,
            String revision,
            String view,
            @Nullable String test) {
        json.writeStringProperty("trial", trial);
        json.writeStringProperty("title", title);
        json.writeNullProperty("edition");
        json.writeStringProperty("asOf", asOf);
        json.writeStringProperty("revision", revision);
        json.writeStringProperty("view", view);
        json.writeStringProperty("test", test);
        json.writeObjectPropertyStart("codes");
        for (Verdict verdict : Verdict.values()) {
            json.writeStringProperty(String.valueOf(verdict.code()), verdict.word());
        }
        // Not for the role that the product plays: nobody was to report.
        json.writeStringProperty(String.valueOf(Row.OTHER_ROLE), Verdict.UNTESTED.word());
        json.writeEndObject();
    }

    private static void compared(JsonGenerator json, Difference difference, Matrix matrix) {
        json.writeObjectPropertyStart("compared");
        json.writeStringProperty("trial", difference.with());
        json.writeStringProperty("title", difference.withTitle());
        json.writeStringProperty("from", difference.asOf().toString());
        json.writeStringProperty("to", matrix.asOf().toString());
        json.writeObjectPropertyStart("counts");
        for (ChangeKind kind : ChangeKind.values()) {
            json.writeNumberProperty(word(kind), difference.counts().getOrDefault(kind, 0));
        }
        json.writeEndObject();
        json.writeNumberProperty("rowsGone", difference.rowsGone());
        json.writeArrayPropertyStart("columnsGone");
        difference.columnsGone().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void changes(JsonGenerator json, Map<Integer, Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("changes");
        new TreeMap<>(changes).forEach((column, change) -> {
            json.writeObjectPropertyStart(column.toString());
            json.writeStringProperty("change", word(change.kind()));
            json.writeStringProperty("was", String.valueOf(change.was()));
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void column(JsonGenerator json, Column column, boolean editable) {
        json.writeStartObject();
        json.writeStringProperty("id", Long.toString(column.id()));
        json.writeStringProperty("label", column.label());
        json.writeStringProperty("organisation", column.organisation());
        json.writeStringProperty("version", column.version());
        json.writeStringProperty("role", column.role());
        if (column.withdrawn()) {
            json.writeBooleanProperty("withdrawn", true);
        }
        if (editable) {
            json.writeBooleanProperty("editable", true);
        }
        json.writeEndObject();
    }

    private static void marks(JsonGenerator json, Map<Integer, Mark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("marks");
        new TreeMap<>(marks).forEach((column, mark) -> {
            json.writeObjectPropertyStart(column.toString());
            says(json, mark);
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private static void says(JsonGenerator json, Mark mark) {
        if (mark.standing() != null) {
            json.writeStringProperty("standing", word(mark.standing()));
        }
        if (mark.sides() != null) {
            json.writeStringProperty("sides", mark.sides());
        }
        if (mark.reason() != null) {
            json.writeStringProperty("reason", mark.reason());
        }
    }

    private static void total(JsonGenerator json, long id, Tally tally) {
        json.writeStartObject();
        json.writeStringProperty("id", Long.toString(id));
        json.writeNumberProperty("passed", tally.passed());
        json.writeNumberProperty("failed", tally.failed());
        json.writeNumberProperty("inconclusive", tally.inconclusive());
        json.writeNumberProperty("inapplicable", tally.inapplicable());
        json.writeNumberProperty("untested", tally.untested());
        json.writeNumberProperty("run", tally.run());
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
