package dev.tessera.api;

import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.InvalidFormatException;

/** Every error as a problem (RFC 9457), with a sentence that says what to do. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    private final Messages messages;

    ApiErrors(Messages messages) {
        this.messages = messages;
    }

    static HttpStatus status(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED_TYPE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        };
    }

    @ExceptionHandler
    ProblemDetail refused(Refusal refusal, HttpServletRequest request) {
        Locale locale = Languages.of(request);
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status(refusal.kind()), messages.text(locale, refusal.sentence()));
        if (!refusal.faults().isEmpty()) {
            List<Map<String, String>> faults = refusal.faults().stream()
                    .map(f -> Map.of(
                            "where", messages.text(locale, f.where()), "reason", messages.text(locale, f.reason())))
                    .toList();
            problem.setProperty("faults", faults);
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        if (failure.getCause() instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            String field =
                    wrong.getPath().isEmpty() ? "" : wrong.getPath().getLast().getPropertyName();
            String words = Arrays.stream(wrong.getTargetType().getEnumConstants())
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            return problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    request,
                    Sentence.of("csv.word-unknown", field, String.valueOf(wrong.getValue()), words));
        }
        return problem(HttpStatus.BAD_REQUEST, request, Sentence.of("api.json-unreadable", cause(failure)));
    }

    @ExceptionHandler
    ProblemDetail unsupported(HttpMediaTypeNotSupportedException failure, HttpServletRequest request) {
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                request,
                Sentence.of("api.type-unsupported", String.valueOf(failure.getContentType())));
    }

    @ExceptionHandler
    ProblemDetail unacceptable(HttpMediaTypeNotAcceptableException failure, HttpServletRequest request) {
        String offered =
                failure.getSupportedMediaTypes().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return problem(
                HttpStatus.NOT_ACCEPTABLE,
                request,
                Sentence.of(
                        "api.not-acceptable",
                        String.valueOf(request.getHeader(HttpHeaders.ACCEPT)),
                        offered.isEmpty() ? "application/json" : offered));
    }

    @ExceptionHandler
    ProblemDetail method(HttpRequestMethodNotSupportedException failure, HttpServletRequest request) {
        return problem(
                HttpStatus.METHOD_NOT_ALLOWED, request, Sentence.of("api.method-unsupported", failure.getMethod()));
    }

    @ExceptionHandler
    ProblemDetail parameter(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        return problem(
                HttpStatus.BAD_REQUEST,
                request,
                Sentence.of("api.parameter-invalid", failure.getName(), String.valueOf(failure.getValue())));
    }

    /** One that is no text at all. */
    @ExceptionHandler
    ProblemDetail unreadable(InvalidParameterException failure, HttpServletRequest request) {
        return problem(HttpStatus.valueOf(failure.getErrorCode()), request, Sentence.of("api.parameter-unreadable"));
    }

    @ExceptionHandler
    ProblemDetail missing(NoResourceFoundException failure, HttpServletRequest request) {
        return problem(HttpStatus.NOT_FOUND, request, Sentence.of("api.nothing-here"));
    }

    @ExceptionHandler
    ProblemDetail broken(Exception failure, HttpServletRequest request) {
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, request, Sentence.of("api.broken"));
    }

    private ProblemDetail problem(HttpStatus status, HttpServletRequest request, Sentence sentence) {
        return ProblemDetail.forStatusAndDetail(status, messages.text(Languages.of(request), sentence));
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return said.length() > 200 ? said.substring(0, 200) + "…" : said;
    }
}
