package dev.tessera.site;

import dev.tessera.common.Sentence;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page for what failed before or after every controller; it never says more than the status. */
@Controller
class LastErrors implements ErrorController {

    private final ErrorAnswers answers;

    LastErrors(ErrorAnswers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    ResponseEntity<byte[]> error(HttpServletRequest request, HttpServletResponse response) {
        UsualHeaders.addTo(request, response);
        Object code =
                request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof InvalidParameterException unreadable
                        ? Integer.valueOf(unreadable.getErrorCode())
                        : request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        HttpStatus known = Objects.requireNonNullElse(status, HttpStatus.INTERNAL_SERVER_ERROR);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return answers.of(known, sentence(known), path == null ? "" : path.toString(), request);
    }

    private static Sentence sentence(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return Sentence.of("site.error.missing-text");
        }
        return status.is5xxServerError()
                ? Sentence.of("site.error.broken-text")
                : Sentence.of("site.error.status-text", status.value());
    }
}
