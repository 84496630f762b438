package dev.tessera.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Audit entries as CSV: one row each, what changed as JSON. */
@Component
class AuditCsv {

    private final JsonMapper json;

    AuditCsv(JsonMapper json) {
        this.json = json;
    }

    void write(AuditQueries queries, AuditFilter filter, Writer to) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(to);
        csv.writeRecord("at", "who", "token", "operation", "kind", "thing", "person", "from", "to", "why", "address");
        queries.each(
                filter,
                entry -> csv.writeRecord(
                        entry.at().toString(),
                        harmless(entry.who()),
                        entry.byToken() ? "yes" : "no",
                        entry.operation(),
                        entry.kind().name().toLowerCase(java.util.Locale.ROOT),
                        harmless(entry.thing()),
                        harmless(entry.person()),
                        document(entry.was()),
                        document(entry.became()),
                        harmless(entry.why()),
                        Objects.requireNonNullElse(entry.address(), "")));
        csv.flush();
    }

    private String document(Map<String, @Nullable Object> fields) {
        return fields.isEmpty() ? "" : json.writeValueAsString(fields);
    }

    /** A name that a spreadsheet would take for a formula gets an apostrophe, as OWASP recommends. */
    private static String harmless(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
