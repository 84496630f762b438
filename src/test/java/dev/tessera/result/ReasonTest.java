package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {

    @ParameterizedTest
    @CsvSource({
        "Out of time,out_of_time",
        "NO-PEER,no_peer",
        "unsupported,unsupported",
        "unsupported by the SDK,unsupported by the SDK",
        "'  Lunch  ',Lunch"
    })
    void a_usual_reason_is_known_however_it_is_written(String written, String reason) {
        assertThat(Reason.of(written)).isEqualTo(reason);
    }
}
