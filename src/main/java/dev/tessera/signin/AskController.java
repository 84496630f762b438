package dev.tessera.signin;

import dev.tessera.account.Attempts;
import dev.tessera.account.MailAddress;
import dev.tessera.account.MailLinks;
import dev.tessera.account.Registrations;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is asked for by a mail address. The answer is the same for every address: the mail knows more. */
@Controller
class AskController {

    private final SignInPages pages;
    private final Registrations registrations;
    private final MailLinks links;
    private final Attempts attempts;
    private final boolean demonstration;

    AskController(
            SignInPages pages, Registrations registrations, MailLinks links, Attempts attempts, Settings settings) {
        this.pages = pages;
        this.registrations = registrations;
        this.links = links;
        this.attempts = attempts;
        this.demonstration = settings.demonstration();
    }

    @GetMapping("/register")
    ResponseEntity<byte[]> register(HttpServletRequest request) {
        return pages.form(request, HttpStatus.OK, registration(pages.words(request), "", "", null));
    }

    @PostMapping("/register")
    ResponseEntity<byte[]> register(
            HttpServletRequest request,
            Locale locale,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name) {
        Words words = pages.words(request);
        return asked(
                request,
                email,
                address -> registrations.ask(address, name, locale),
                error -> registration(words, email, name, error));
    }

    @GetMapping("/sign-in/link")
    ResponseEntity<byte[]> link(HttpServletRequest request) {
        return pages.form(request, HttpStatus.OK, byMail(pages.words(request), "", null));
    }

    @PostMapping("/sign-in/link")
    ResponseEntity<byte[]> link(
            HttpServletRequest request, Locale locale, @RequestParam(defaultValue = "") String email) {
        Words words = pages.words(request);
        return asked(
                request, email, address -> links.askToSignIn(address, locale), error -> byMail(words, email, error));
    }

    @GetMapping("/reset-password")
    ResponseEntity<byte[]> reset(HttpServletRequest request) {
        return pages.form(request, HttpStatus.OK, reset(pages.words(request), "", null));
    }

    @PostMapping("/reset-password")
    ResponseEntity<byte[]> reset(
            HttpServletRequest request, Locale locale, @RequestParam(defaultValue = "") String email) {
        Words words = pages.words(request);
        return asked(request, email, address -> links.askToReset(address, locale), error -> reset(words, email, error));
    }

    private ResponseEntity<byte[]> asked(
            HttpServletRequest request, String email, Consumer<MailAddress> ask, Again again) {
        Words words = pages.words(request);
        try {
            MailAddress address = MailAddress.of(email);
            attempts.take(Attempts.Kind.MAIL, address.value(), request.getRemoteAddr());
            ask.accept(address);
            Link back = new Link("/sign-in", words.say("sign-in.back"));
            return pages.message(
                    request,
                    HttpStatus.OK,
                    new MessagePage(
                            words.say("sign-in.sent"),
                            words.say("sign-in.sent-text", address.value()),
                            demonstration
                                    ? List.of(back, new Link("/outbox", words.say("sign-in.outbox")))
                                    : List.of(back)));
        } catch (Refusal refusal) {
            return pages.form(request, SignInPages.status(refusal), again.form(words.say(refusal.sentence())));
        }
    }

    /** The form once more, with what is wrong. */
    private interface Again {
        FormPage form(String error);
    }

    private static FormPage registration(Words words, String email, String name, @Nullable String error) {
        return new FormPage(
                words.say("sign-in.register"),
                words.say("sign-in.register-text"),
                "/register",
                List.of(Field.email(words, email), Field.name(words, name)),
                words.say("sign-in.register-submit"),
                null,
                error,
                List.of(new Link("/sign-in", words.say("sign-in.have-account"))));
    }

    private static FormPage byMail(Words words, String email, @Nullable String error) {
        return new FormPage(
                words.say("sign-in.by-mail"),
                words.say("sign-in.by-mail-text"),
                "/sign-in/link",
                List.of(Field.email(words, email)),
                words.say("sign-in.by-mail-submit"),
                null,
                error,
                List.of(new Link("/sign-in", words.say("sign-in.back"))));
    }

    private static FormPage reset(Words words, String email, @Nullable String error) {
        return new FormPage(
                words.say("sign-in.reset"),
                words.say("sign-in.reset-text"),
                "/reset-password",
                List.of(Field.email(words, email)),
                words.say("sign-in.reset-submit"),
                null,
                error,
                List.of(new Link("/sign-in", words.say("sign-in.back"))));
    }
}
