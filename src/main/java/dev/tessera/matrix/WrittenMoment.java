package dev.tessera.matrix;

import dev.tessera.common.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * A moment as people and scripts write it (ISO 8601): with an offset; without one, where the trial is held; a day alone
 * means its end.
 */
public final class WrittenMoment {

    private WrittenMoment() {}

    /**
     * Reads a moment.
     *
     * @throws Refusal with the ways in which it can be written, if it is none
     */
    public static Instant read(String text, ZoneId zone) {
        String written = text.strip().replace(' ', text.contains("T") || text.contains("t") ? '+' : 'T');
        try {
            if (written.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(written)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minus(1, ChronoUnit.MICROS);
            }
            return written.matches(".*[tT].*([zZ]|[+-]\\d{2}(:?\\d{2})?)")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid("matrix.refused.moment", text);
        }
    }
}
