package dev.tessera.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.common.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Slots where clocks change: Europe/Berlin skips 02:00 to 03:00 on 2026-03-29 and repeats it on 2026-10-25. */
class SlotPatternTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static List<SlotPattern.Time> night(LocalDate day, int minutes, int pause) {
        return new SlotPattern(day, day, LocalTime.of(1, 0), LocalTime.of(5, 0), minutes, pause).in(BERLIN);
    }

    private static void assertNoneOverlapAndAllAreAsLong(List<SlotPattern.Time> times, int minutes) {
        for (int i = 0; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i).begins(), times.get(i).ends()))
                    .isEqualTo(Duration.ofMinutes(minutes));
            if (i > 0) {
                assertThat(times.get(i).begins())
                        .isAfterOrEqualTo(times.get(i - 1).ends());
            }
        }
    }

    @Test
    void an_hour_that_clocks_skip_has_no_slots() {
        List<SlotPattern.Time> times = night(LocalDate.of(2026, 3, 29), 30, 0);

        assertThat(times).hasSize(6);
        assertThat(times.get(2).begins()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertNoneOverlapAndAllAreAsLong(times, 30);
    }

    @Test
    void a_slot_across_the_skipped_hour_is_as_long_as_others_and_overlaps_none() {
        List<SlotPattern.Time> times = night(LocalDate.of(2026, 3, 29), 50, 0);

        assertThat(times).isNotEmpty();
        assertNoneOverlapAndAllAreAsLong(times, 50);
    }

    @Test
    void an_hour_that_clocks_repeat_overlaps_nothing() {
        List<SlotPattern.Time> times = night(LocalDate.of(2026, 10, 25), 40, 5);

        assertThat(times).hasSize(5);
        assertThat(times.getFirst().begins()).isEqualTo(Instant.parse("2026-10-24T23:00:00Z"));
        assertNoneOverlapAndAllAreAsLong(times, 40);
    }

    @Test
    void days_are_the_venues_and_a_pause_lies_between_slots() {
        List<SlotPattern.Time> times = new SlotPattern(
                        LocalDate.of(2026, 3, 28),
                        LocalDate.of(2026, 3, 30),
                        LocalTime.of(9, 0),
                        LocalTime.of(10, 30),
                        20,
                        10)
                .in(BERLIN);

        assertThat(times)
                .extracting(SlotPattern.Time::begins)
                .startsWith(Instant.parse("2026-03-28T08:00:00Z"), Instant.parse("2026-03-28T08:30:00Z"));
        assertThat(times).hasSize(9);
        assertThat(times.get(3).begins()).isEqualTo(Instant.parse("2026-03-29T07:00:00Z"));
    }

    @Test
    void nonsense_is_refused() {
        LocalDate day = LocalDate.of(2026, 6, 1);
        for (SlotPattern pattern : List.of(
                new SlotPattern(day, day.minusDays(1), LocalTime.of(9, 0), LocalTime.of(10, 0), 20, 0),
                new SlotPattern(day, day.plusDays(400), LocalTime.of(9, 0), LocalTime.of(10, 0), 20, 0),
                new SlotPattern(day, day, LocalTime.of(10, 0), LocalTime.of(9, 0), 20, 0),
                new SlotPattern(day, day, LocalTime.of(9, 0), LocalTime.of(10, 0), 0, 0),
                new SlotPattern(day, day, LocalTime.of(9, 0), LocalTime.of(10, 0), 20, -1))) {
            assertThatThrownBy(() -> pattern.in(BERLIN)).isInstanceOf(Refusal.class);
        }
    }
}
