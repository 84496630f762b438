package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.matrix.MatrixRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptMatricesTest {

    private static final Representation PAGE = Representation.page(new byte[500]);

    private static KeptMatrices.Key key(String group, String state) {
        MatrixRequest part = MatrixRequest.of(Map.of("group", group)::get);
        return new KeptMatrices.Key(Samples.TRIAL, state, part, MatrixFormat.CSV, null);
    }

    @Test
    void the_same_question_is_answered_once() {
        KeptMatrices kept = new KeptMatrices();
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            kept.get(key("A", "1"), () -> {
                made.incrementAndGet();
                return PAGE;
            });
        }
        assertThat(made).hasValue(1);
        kept.get(key("A", "2"), () -> {
            made.incrementAndGet();
            return PAGE;
        });
        assertThat(made).hasValue(2);
    }

    @Test
    void ten_thousand_questions_fill_no_more_than_the_place_there_is() {
        KeptMatrices kept = new KeptMatrices(100_000);
        for (int i = 0; i < 10_000; i++) {
            kept.get(key("group " + i, "1"), () -> PAGE);
        }
        assertThat(kept.size()).isLessThan(100);
    }
}
