package dev.tessera.site;

import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** What a public page answers when it cannot be shown; and any address that nobody answers. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class SiteErrors {

    private static final Logger log = LoggerFactory.getLogger(SiteErrors.class);

    private final ErrorAnswers answers;
    private final Addresses addresses;

    SiteErrors(ErrorAnswers answers, Addresses addresses) {
        this.answers = answers;
        this.addresses = addresses;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal.kind()) {
            // Missing and hidden read the same: whoever refuses sees to that.
            case NOT_FOUND -> missing(refusal.sentence(), request);
            case FORBIDDEN -> answer(HttpStatus.FORBIDDEN, refusal.sentence(), request);
            default -> answer(HttpStatus.BAD_REQUEST, refusal.sentence(), request);
        };
    }

    @ExceptionHandler
    ResponseEntity<byte[]> nothing(NoResourceFoundException failure, HttpServletRequest request) {
        return missing(Sentence.of("site.error.missing-text"), request);
    }

    /** A parameter that is no text. */
    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(InvalidParameterException failure, HttpServletRequest request) {
        HttpStatus status = HttpStatus.valueOf(failure.getErrorCode());
        return answer(status, Sentence.of("site.error.status-text", status.value()), request);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> broken(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof ErrorResponse known) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return answer(status, Sentence.of("site.error.status-text", status.value()), request);
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, Sentence.of("site.error.broken-text"), request);
    }

    private ResponseEntity<byte[]> missing(Sentence sentence, HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
        Optional<String> right = reads ? addresses.canonical(path) : Optional.empty();
        if (right.isPresent()) {
            String query = request.getQueryString();
            return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                    .location(URI.create(right.get() + (query == null ? "" : "?" + query)))
                    .build();
        }
        return answer(HttpStatus.NOT_FOUND, sentence, request);
    }

    private ResponseEntity<byte[]> answer(HttpStatus status, Sentence sentence, HttpServletRequest request) {
        return answers.of(status, sentence, request.getRequestURI(), request);
    }
}
