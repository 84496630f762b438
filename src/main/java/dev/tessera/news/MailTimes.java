package dev.tessera.news;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When somebody gets a letter about something that is told now. It depends on nothing but the clock and their choice, so
 * that all that is told in one span of time has the same moment, and comes in one letter.
 */
final class MailTimes {

    static final LocalTime MORNING = LocalTime.of(7, 0);
    static final Duration SPAN = Duration.ofMinutes(5);

    private MailTimes() {}

    /** None where no letter is wanted. */
    static @Nullable Instant due(NoticeDelivery delivery, ZoneId zone, Instant now) {
        return switch (delivery) {
            case AT_ONCE -> endOfSpan(now);
            case DAILY -> nextMorning(zone, now);
            case NONE -> null;
        };
    }

    private static Instant endOfSpan(Instant now) {
        long seconds = SPAN.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds + 1) * seconds);
    }

    /**
     * The first morning after now. Where the clocks leave 07:00 out it is the moment that they go on at, where they have it
     * twice, the first one; a day that a zone leaves out altogether has the morning of the day after.
     */
    private static Instant nextMorning(ZoneId zone, Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate();
        Instant morning = day.atTime(MORNING).atZone(zone).toInstant();
        while (!morning.isAfter(now)) {
            day = day.plusDays(1);
            morning = day.atTime(MORNING).atZone(zone).toInstant();
        }
        return morning;
    }
}
