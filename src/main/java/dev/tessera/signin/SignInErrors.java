package dev.tessera.signin;

import dev.tessera.account.TooManyAttempts;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What these pages say where there is no form to say it in. */
@ControllerAdvice(basePackageClasses = SignInErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInErrors {

    private final SignInPages pages;

    SignInErrors(SignInPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tooMany(TooManyAttempts tooMany, HttpServletRequest request) {
        return pages.tooMany(request, tooMany);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal, HttpServletRequest request) {
        Words words = pages.words(request);
        return pages.message(
                request,
                SignInPages.status(refusal),
                new MessagePage(
                        words.say("sign-in.not-done"),
                        words.say(refusal.sentence()),
                        List.of(new Link("/sign-in", words.say("sign-in.back")))));
    }
}
