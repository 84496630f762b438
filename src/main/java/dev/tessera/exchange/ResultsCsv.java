package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reason;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads results from CSV: {@code subject,peer,test,verdict,reason,notes,date}. */
final class ResultsCsv {

    private static final List<String> COLUMNS =
            List.of("subject", "peer", "test", "verdict", "reason", "notes", "date");
    private static final List<String> NEEDED = List.of("subject", "test", "verdict");

    private ResultsCsv() {}

    static Claims read(byte[] file) {
        CsvTable table = CsvTable.read(file, COLUMNS, NEEDED);
        List<Claim> claims = table.rows().stream().map(ResultsCsv::claim).toList();
        List<Sentence> remarks = table.ignored().stream()
                .map(column -> Sentence.of("csv.column-ignored", column))
                .toList();
        return new Claims(claims, Map.of(), remarks);
    }

    private static Claim claim(CsvTable.Row row) {
        Optional<String> word = row.get("verdict");
        Optional<Verdict> verdict = word.flatMap(Verdict::ofWord);
        Optional<String> written = row.get("date");
        Optional<Instant> date = written.flatMap(Dates::read);
        Sentence objection = row.objection();
        if (objection == null && row.get("subject").isEmpty()) {
            objection = Sentence.of("claim.subject-missing");
        } else if (objection == null && row.get("test").isEmpty()) {
            objection = Sentence.of("claim.test-missing");
        } else if (objection == null && word.isEmpty()) {
            objection = Sentence.of("claim.verdict-missing");
        } else if (objection == null && verdict.isEmpty()) {
            objection = Sentence.of("claim.verdict-unknown", Excerpt.of(word.orElse("")), words());
        } else if (objection == null && written.isPresent() && date.isEmpty()) {
            objection = Sentence.of("claim.date-unreadable", Excerpt.of(written.get()));
        }
        return new Claim(
                row.where(),
                row.get("subject").orElse(""),
                row.get("peer").orElse(null),
                row.get("test").orElse(""),
                verdict.orElse(null),
                row.get("reason")
                        .map(Reason::of)
                        .or(() -> verdict.filter(Verdict::needsReason).map(v -> Reason.NOT_REPORTED))
                        .orElse(null),
                row.get("notes").orElse(null),
                date.orElse(null),
                objection != null ? objection : tooLong(row));
    }

    private static @org.jspecify.annotations.Nullable Sentence tooLong(CsvTable.Row row) {
        Map<String, Integer> limits = Map.of("reason", NewReport.LONGEST_REASON, "notes", NewReport.LONGEST_NOTES);
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            int length = row.get(limit.getKey()).map(String::length).orElse(0);
            if (length > limit.getValue()) {
                return Sentence.of("field.long", limit.getKey(), length, limit.getValue());
            }
        }
        return null;
    }

    private static String words() {
        return Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", "));
    }
}
