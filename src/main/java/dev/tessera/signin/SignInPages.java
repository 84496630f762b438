package dev.tessera.signin;

import dev.tessera.account.TooManyAttempts;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Fills the templates of these pages. */
@Component
class SignInPages {

    private final TemplateEngine templates;
    private final Messages messages;

    SignInPages(TemplateEngine templates, Messages messages) {
        this.templates = templates;
        this.messages = messages;
    }

    Words words(HttpServletRequest request) {
        Locale locale = RequestContextUtils.getLocale(request);
        return new Words(messages, locale);
    }

    ResponseEntity<byte[]> page(HttpServletRequest request, HttpStatus status, String title, Object page) {
        CsrfToken csrf = Objects.requireNonNull((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
        boolean passkeys = page instanceof SignInPage || page instanceof SecondFactorPage || page instanceof SetUpPage;
        Frame frame = new Frame(words(request), title, csrf, passkeys);
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template(page), Map.of("frame", frame, "page", page), out);
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
                .header(HttpHeaders.VARY, "Accept-Language")
                .body(out.toByteArray());
    }

    private static String template(Object page) {
        String name = page.getClass().getSimpleName().replace("Page", "");
        return "signin/" + Character.toLowerCase(name.charAt(0)) + name.substring(1) + ".jte";
    }

    ResponseEntity<byte[]> form(HttpServletRequest request, HttpStatus status, FormPage form) {
        return page(request, status, form.heading(), form);
    }

    ResponseEntity<byte[]> message(HttpServletRequest request, HttpStatus status, MessagePage message) {
        return page(request, status, message.heading(), message);
    }

    /** The same for names that exist and names that do not. */
    ResponseEntity<byte[]> tooMany(HttpServletRequest request, TooManyAttempts tooMany) {
        Words words = words(request);
        ResponseEntity<byte[]> page = message(
                request,
                HttpStatus.TOO_MANY_REQUESTS,
                new MessagePage(
                        words.say("sign-in.too-many"),
                        words.say("sign-in.too-many-text", tooMany.minutes()),
                        List.of(
                                new Link("/sign-in", words.say("sign-in.back")),
                                new Link("/sign-in/link", words.say("sign-in.by-mail")))));
        return ResponseEntity.status(page.getStatusCode())
                .headers(page.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(60 * tooMany.minutes()))
                .body(page.getBody());
    }

    static ResponseEntity<byte[]> goTo(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }

    static HttpStatus status(Refusal refusal) {
        return switch (refusal.kind()) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            default -> HttpStatus.BAD_REQUEST;
        };
    }
}
