package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.common.Sentence;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class ErrorAnswersTest {

    private final ErrorAnswers answers = new ErrorAnswers(Samples.pages(), new JsonMapper());

    @Test
    void people_get_a_page_and_programs_a_problem() {
        assertThat(ErrorAnswers.wantsProblem("/trials/x", "text/html,application/xhtml+xml,*/*;q=0.8"))
                .isFalse();
        assertThat(ErrorAnswers.wantsProblem("/trials/x", "*/*")).isFalse();
        assertThat(ErrorAnswers.wantsProblem("/trials/x", null)).isFalse();
        assertThat(ErrorAnswers.wantsProblem("/trials/x", "nonsense")).isFalse();
        assertThat(ErrorAnswers.wantsProblem("/trials/x", "application/json")).isTrue();
        assertThat(ErrorAnswers.wantsProblem("/trials/x", "application/problem+json"))
                .isTrue();
        assertThat(ErrorAnswers.wantsProblem("/trials/x/matrix.csv", "text/html"))
                .isTrue();
        assertThat(ErrorAnswers.wantsProblem("/api/v1/x", "text/html")).isTrue();
    }

    @Test
    void the_page_of_what_is_not_there_leads_on_and_repeats_no_markup() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/trials/x");
        request.addPreferredLocale(Locale.ENGLISH);
        ResponseEntity<byte[]> answer =
                answers.of(HttpStatus.NOT_FOUND, Sentence.of("trial.unknown", "<img src=x>"), "/trials/x", request);
        String html = new String(answer.getBody(), StandardCharsets.UTF_8);
        assertThat(answer.getStatusCode().value()).isEqualTo(404);
        assertThat(html)
                .contains("href=\"/trials\"")
                .contains("noindex")
                .doesNotContain("<img src=x>")
                .doesNotContain("canonical")
                .doesNotContainPattern("[>\"]site[.]");
    }
}
