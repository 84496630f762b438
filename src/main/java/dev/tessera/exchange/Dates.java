package dev.tessera.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the dates of real reports: ISO 8601, with or without time, zone, and a datatype that slipped into the text. */
final class Dates {

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
            text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

    private Dates() {}

    static Optional<Instant> read(String text) {
        String date = text.strip();
        int datatype = date.indexOf("^^");
        if (datatype > 0) {
            date = date.substring(0, datatype).strip();
        }
        date = date.replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (\\d{2}:)", "$1T$2");
        for (Function<String, Instant> form : FORMS) {
            try {
                // The database keeps microseconds; a report that is read again has to compare equal.
                return Optional.of(form.apply(date).truncatedTo(java.time.temporal.ChronoUnit.MICROS));
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }
}
