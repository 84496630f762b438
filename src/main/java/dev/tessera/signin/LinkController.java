package dev.tessera.signin;

import dev.tessera.account.Attempts;
import dev.tessera.account.FirstAdministrator;
import dev.tessera.account.MailAddress;
import dev.tessera.account.MailLinks;
import dev.tessera.account.OneTimeLink;
import dev.tessera.account.OneTimeLinks;
import dev.tessera.account.Registrations;
import dev.tessera.account.SignInMethod;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where one-time links lead. Opening one changes nothing, for programs that look for viruses open every link of a
 * mail; a person presses the button.
 */
@Controller
class LinkController {

    private final SignInPages pages;
    private final OneTimeLinks links;
    private final Registrations registrations;
    private final MailLinks mailLinks;
    private final FirstAdministrator administrators;
    private final Attempts attempts;
    private final Arrival arrival;

    LinkController(
            SignInPages pages,
            OneTimeLinks links,
            Registrations registrations,
            MailLinks mailLinks,
            FirstAdministrator administrators,
            Attempts attempts,
            Arrival arrival) {
        this.pages = pages;
        this.links = links;
        this.registrations = registrations;
        this.mailLinks = mailLinks;
        this.administrators = administrators;
        this.attempts = attempts;
        this.arrival = arrival;
    }

    /** What somebody typed behind a link; a link asks for some of it. */
    record Typed(String email, String name, String password, boolean skip) {

        static final Typed NOTHING = new Typed("", "", "", false);
    }

    @GetMapping("/links/{secret}")
    ResponseEntity<byte[]> open(HttpServletRequest request, @PathVariable String secret) {
        return show(request, secret, Typed.NOTHING, null);
    }

    @PostMapping("/links/{secret}")
    ResponseEntity<byte[]> use(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "false") boolean skip) {
        attempts.take(Attempts.Kind.LINK, secret, request.getRemoteAddr());
        Typed typed = new Typed(email, name, password, skip);
        try {
            OneTimeLink link = links.find(secret).orElseThrow(() -> Refusal.notFound("sign-in.link-dead"));
            long account = account(link, secret, typed);
            return SignInPages.goTo(arrival.enter(request, response, account, SignInMethod.MAIL_LINK, false));
        } catch (Refusal refusal) {
            return show(request, secret, typed, refusal);
        }
    }

    private long account(OneTimeLink link, String secret, Typed typed) {
        return switch (link.purpose()) {
            case SIGN_IN -> mailLinks.signIn(secret);
            case REGISTER -> registrations.finish(secret, typed.name(), typed.skip() ? null : typed.password());
            case RESET_PASSWORD -> mailLinks.reset(secret, typed.password());
            case FIRST_ADMINISTRATOR ->
                administrators.finish(secret, MailAddress.of(typed.email()), typed.name(), typed.password());
        };
    }

    private ResponseEntity<byte[]> show(
            HttpServletRequest request, String secret, Typed typed, @Nullable Refusal refusal) {
        Words words = pages.words(request);
        Optional<FormPage> form = links.find(secret)
                .map(link -> form(
                        words,
                        link,
                        "/links/" + secret,
                        typed,
                        refusal == null ? null : words.say(refusal.sentence())));
        if (form.isEmpty() || form.get().submit().isEmpty()) {
            return pages.message(
                    request,
                    HttpStatus.NOT_FOUND,
                    new MessagePage(
                            words.say("sign-in.link-dead-title"),
                            words.say("sign-in.link-dead"),
                            List.of(
                                    new Link("/sign-in/link", words.say("sign-in.by-mail")),
                                    new Link("/sign-in", words.say("sign-in.back")))));
        }
        return pages.form(request, refusal == null ? HttpStatus.OK : SignInPages.status(refusal), form.get());
    }

    private static FormPage form(Words words, OneTimeLink link, String action, Typed typed, @Nullable String error) {
        String email = Objects.requireNonNullElse(link.email(), "");
        String name = typed.name().isEmpty() ? Objects.requireNonNullElse(link.name(), "") : typed.name();
        return switch (link.purpose()) {
            case SIGN_IN ->
                new FormPage(
                        words.say("sign-in.title"),
                        words.say("sign-in.link-text", email),
                        action,
                        List.of(),
                        words.say("sign-in.continue"),
                        null,
                        error,
                        List.of());
            case REGISTER ->
                new FormPage(
                        words.say("sign-in.welcome"),
                        words.say("sign-in.welcome-text", email),
                        action,
                        List.of(Field.name(words, name), Field.newPassword(words)),
                        words.say("sign-in.create"),
                        words.say("sign-in.create-without-password"),
                        error,
                        List.of());
            case RESET_PASSWORD ->
                new FormPage(
                        words.say("sign-in.reset-title"),
                        words.say("sign-in.reset-link-text", email),
                        action,
                        List.of(Field.newPassword(words)),
                        words.say("sign-in.reset-save"),
                        null,
                        error,
                        List.of());
            case FIRST_ADMINISTRATOR ->
                new FormPage(
                        words.say("sign-in.administrator"),
                        words.say("sign-in.administrator-text"),
                        action,
                        List.of(Field.email(words, typed.email()), Field.name(words, name), Field.newPassword(words)),
                        words.say("sign-in.create"),
                        null,
                        error,
                        List.of());
            // Another page of the workspace uses these up.
        };
    }
}
