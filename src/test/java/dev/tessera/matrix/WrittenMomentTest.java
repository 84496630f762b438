package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.common.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenMomentTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @CsvSource({
        "2026-11-01T12:00Z, 2026-11-01T12:00:00Z",
        "2026-11-01T12:00:30.5Z, 2026-11-01T12:00:30.500Z",
        "2026-11-01T12:00+01:00, 2026-11-01T11:00:00Z",
        // An address that was not encoded: its plus sign came as a space.
        "2026-11-01T12:00 01:00, 2026-11-01T11:00:00Z",
        "2026-11-01T12:00, 2026-11-01T11:00:00Z",
        "2026-07-01 12:00, 2026-07-01T10:00:00Z",
        "2026-11-01, 2026-11-01T22:59:59.999999Z",
    })
    void is_read_where_the_trial_is_held(String written, Instant moment) {
        assertThat(WrittenMoment.read(written, VIENNA)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2026-13-01", "2026-02-30", "2026-11-01T25:00Z", "1", "2026-11", "T12:00Z", "-"})
    void what_is_none_is_said_to_be_none(String written) {
        assertThatThrownBy(() -> WrittenMoment.read(written, VIENNA))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.sentence().args()).containsExactly(written));
    }
}
