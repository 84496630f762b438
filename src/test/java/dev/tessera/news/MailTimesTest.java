package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whenever something is told, in whatever zone and whatever its clocks do, its letter has one moment. */
class MailTimesTest {

    @Test
    void what_comes_within_a_span_has_one_moment() {
        assertThat(atOnce("2026-11-23T10:00:00Z")).isEqualTo("2026-11-23T10:05:00Z");
        assertThat(atOnce("2026-11-23T10:04:59.999Z")).isEqualTo("2026-11-23T10:05:00Z");
        assertThat(atOnce("2026-11-23T10:05:00Z")).isEqualTo("2026-11-23T10:10:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        // an ordinary day, before and after the morning, and at its very moment
        "Europe/Berlin, 2026-11-23T05:59:59Z, 2026-11-23T06:00:00Z",
        "Europe/Berlin, 2026-11-23T06:00:00Z, 2026-11-24T06:00:00Z",
        "Asia/Kathmandu, 2026-11-23T01:16:00Z, 2026-11-24T01:15:00Z",
        // the clocks go on in the night, at two, half past two, midnight: seven is an hour earlier than the day before
        "Europe/Berlin, 2027-03-27T06:00:00Z, 2027-03-28T05:00:00Z",
        "Europe/Berlin, 2027-03-28T05:00:00Z, 2027-03-29T05:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T20:30:00Z, 2026-10-04T20:00:00Z",
        "Asia/Beirut, 2026-03-28T12:00:00Z, 2026-03-29T04:00:00Z",
        // and back: an hour later
        "Europe/Berlin, 2026-10-24T05:00:00Z, 2026-10-25T06:00:00Z",
        "America/New_York, 2026-10-31T11:00:00Z, 2026-11-01T12:00:00Z",
        // a day that was left out: who would have got it then gets it on the day after, once
        "Pacific/Apia, 2011-12-29T17:00:00Z, 2011-12-30T17:00:00Z",
        "Pacific/Apia, 2011-12-30T17:00:00Z, 2011-12-31T17:00:00Z",
        // clocks that went on from six to eight
        "Antarctica/Casey, 2009-10-17T23:00:00Z, 2009-10-18T20:00:00Z"
    })
    void the_morning_is_the_next_one_there(String zone, Instant now, Instant morning) {
        assertThat(MailTimes.due(NoticeDelivery.DAILY, ZoneId.of(zone), now)).isEqualTo(morning);
    }

    @Test
    void nobody_who_wants_none_has_a_moment() {
        assertThat(MailTimes.due(NoticeDelivery.NONE, ZoneOffset.UTC, Instant.EPOCH))
                .isNull();
    }

    /** Neither doubled nor skipped: as many mornings in a year as it has days, one on each. */
    @Property(tries = 60)
    void a_year_has_one_morning_a_day(@ForAll @LongRange(min = 0, max = 599) long which, @ForAll boolean early) {
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        ZoneId zone = ZoneId.of(zones.get((int) (which % zones.size())));
        LocalDate first = LocalDate.of(early ? 2010 : 2026, 1, 1);
        Instant now = first.atStartOfDay(zone).toInstant();
        Instant end = first.plusYears(1).atStartOfDay(zone).toInstant();
        TreeSet<LocalDate> days = new TreeSet<>();
        int mornings = 0;
        while (true) {
            Instant next = Objects.requireNonNull(MailTimes.due(NoticeDelivery.DAILY, zone, now));
            assertThat(Duration.between(now, next)).isPositive().isLessThanOrEqualTo(Duration.ofHours(27));
            if (!next.isBefore(end)) {
                break;
            }
            mornings++;
            days.add(next.atZone(zone).toLocalDate());
            now = next;
        }
        long really = first.datesUntil(first.plusYears(1))
                .filter(d -> d.atTime(12, 0).atZone(zone).toLocalDate().equals(d))
                .count();

        assertThat(days).hasSize(mornings).hasSize((int) really);
    }

    private static String atOnce(String now) {
        return String.valueOf(MailTimes.due(NoticeDelivery.AT_ONCE, ZoneOffset.UTC, Instant.parse(now)));
    }
}
