package dev.tessera.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.common.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhasesTest {

    /** Whatever clocks do at the venue, somebody is in time as long as the calendar there shows one of the days. */
    @Property(tries = 2000)
    void registration_is_open_on_its_days_at_the_venue_and_on_no_others(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 1_300_000_000, max = 1_900_000_000) long second,
            @ForAll @LongRange(min = -3, max = 3) long from,
            @ForAll @LongRange(min = 0, max = 3) long days) {
        Instant now = Instant.ofEpochSecond(second);
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate opens = today.plusDays(from);
        LocalDate closes = opens.plusDays(days);
        Phases phases = new Phases(opens, closes, null, null, null, null);

        assertThat(phases.takesRegistrations(now, zone)).isEqualTo(!today.isBefore(opens) && !today.isAfter(closes));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        // Among them one that skipped a day, one that skips midnight, and one whose clocks move by half an hour.
        return Arbitraries.of(
                        "UTC",
                        "Europe/Vienna",
                        "America/New_York",
                        "America/Santiago",
                        "Asia/Beirut",
                        "Pacific/Apia",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
    }

    @Test
    void a_day_is_as_long_as_clocks_make_it() {
        ZoneId vienna = ZoneId.of("Europe/Vienna");
        LocalDate spring = LocalDate.of(2027, 3, 28);
        LocalDate autumn = LocalDate.of(2027, 10, 31);

        assertThat(Phases.ends(spring, vienna))
                .isEqualTo(Phases.begins(spring, vienna).plusSeconds(23 * 3600));
        assertThat(Phases.ends(autumn, vienna))
                .isEqualTo(Phases.begins(autumn, vienna).plusSeconds(25 * 3600));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-02, 2027-02-01, , , , ",
        "2027-02-02, , , 2027-02-01, , ",
        ", 2027-02-02, , 2027-02-01, , ",
        ", , 2027-02-02, 2027-02-01, , ",
        ", , , 2027-02-02, 2027-02-01, ",
        ", , , 2027-02-02, , 2027-02-01",
        ", , , , 2027-02-02, 2027-02-01"
    })
    void phases_that_come_before_what_they_follow_are_refused(
            LocalDate registers,
            LocalDate registered,
            LocalDate opens,
            LocalDate closes,
            LocalDate reviewed,
            LocalDate published) {
        Phases phases = new Phases(registers, registered, opens, closes, reviewed, published);

        assertThatThrownBy(() -> phases.requireOrder(false)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_rolling_trial_has_no_last_day() {
        for (Phases phases : List.of(
                Phases.of(null, LocalDate.of(2027, 1, 1)),
                new Phases(null, LocalDate.of(2027, 1, 1), null, null, null, null),
                new Phases(null, null, null, null, LocalDate.of(2027, 1, 1), null),
                new Phases(null, null, null, null, null, LocalDate.of(2027, 1, 1)))) {
            assertThatThrownBy(() -> phases.requireOrder(true)).isInstanceOf(Refusal.class);
            phases.requireOrder(false);
        }
    }
}
