package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

class AnswerTest {

    private final byte[] bytes = "conformance ".repeat(500).getBytes(StandardCharsets.UTF_8);
    private final Representation page = Representation.of("text/csv;charset=utf-8", "a.csv", bytes);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/trials");

    @Test
    void the_tag_is_strong_and_of_the_bytes() {
        String tag = Answer.with(page, request).getHeaders().getETag();
        assertThat(tag)
                .startsWith("\"")
                .isEqualTo(Answer.with(Representation.page(bytes), request)
                        .getHeaders()
                        .getETag());
        assertThat(tag).isNotEqualTo(Representation.page(new byte[] {1}).etag(false));
    }

    @Test
    void a_file_has_a_name_and_is_shown_in_the_browser() {
        HttpHeaders headers = Answer.with(page, request).getHeaders();
        assertThat(headers.getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("text/csv;charset=utf-8");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION)).isEqualTo("inline; filename=\"a.csv\"");
        assertThat(headers.getCacheControl()).contains("public").contains("must-revalidate");
        assertThat(headers.getFirst(HttpHeaders.SET_COOKIE)).isNull();
    }

    @Test
    void whoever_has_it_gets_nothing() {
        request.addHeader("If-None-Match", page.etag(false));
        ResponseEntity<byte[]> answer = Answer.with(page, request);
        assertThat(answer.getStatusCode().value()).isEqualTo(304);
        assertThat(answer.getBody()).isNull();
        assertThat(answer.getHeaders().getETag()).isEqualTo(page.etag(false));
        assertThat(answer.getHeaders().getVary()).contains("Accept-Encoding");
    }

    @Test
    void so_does_whoever_asks_for_the_head_or_has_several() {
        request.setMethod("HEAD");
        request.addHeader("If-None-Match", "\"old\", W/" + page.etag(false));
        assertThat(Answer.with(page, request).getStatusCode().value()).isEqualTo(304);
    }

    @Test
    void whoever_has_another_gets_it() {
        request.addHeader("If-None-Match", "\"old\"");
        assertThat(Answer.with(page, request).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void the_compressed_form_has_its_own_tag() throws IOException {
        request.addHeader("Accept-Encoding", "br;q=1.0, gzip;q=0.8");
        ResponseEntity<byte[]> answer = Answer.with(page, request);
        assertThat(answer.getHeaders().getFirst("Content-Encoding")).isEqualTo("gzip");
        assertThat(answer.getHeaders().getETag()).isNotEqualTo(page.etag(false));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.getBody())).readAllBytes())
                .isEqualTo(bytes);
        request.addHeader("If-None-Match", String.valueOf(answer.getHeaders().getETag()));
        assertThat(Answer.with(page, request).getStatusCode().value()).isEqualTo(304);
    }

    @Test
    void whoever_has_it_in_the_other_form_gets_nothing_either() {
        request.addHeader("Accept-Encoding", "gzip");
        request.addHeader("If-None-Match", page.etag(false));
        assertThat(Answer.with(page, request).getStatusCode().value()).isEqualTo(304);
    }

    @Test
    void compression_is_for_those_who_take_it() {
        assertThat(Answer.acceptsGzip("gzip, deflate, br")).isTrue();
        assertThat(Answer.acceptsGzip("GZIP; q=1")).isTrue();
        assertThat(Answer.acceptsGzip("gzip;q=0")).isFalse();
        assertThat(Answer.acceptsGzip("identity")).isFalse();
        assertThat(Answer.acceptsGzip(null)).isFalse();
    }
}
