package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2013-10-21, 2013-10-21T00:00:00Z",
        "2015-10-20T09:30:00, 2015-10-20T09:30:00Z",
        "2015-10-20 09:30:00, 2015-10-20T09:30:00Z",
        "2026-11-23T14:05:00+02:00, 2026-11-23T12:05:00Z",
        "2026-11-23T14:05:00.123456789Z, 2026-11-23T14:05:00.123456Z",
        "2013-10-21^^xsd:date, 2013-10-21T00:00:00Z",
        "' 2013-10-21 ', 2013-10-21T00:00:00Z"
    })
    void dates_are_read_as_real_reports_write_them(String written, Instant read) {
        assertThat(Dates.read(written)).contains(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01", "2026-02-30", "23/11/2026", "^^", "2026"})
    void anything_else_is_no_date(String written) {
        assertThat(Dates.read(written)).isEmpty();
    }
}
