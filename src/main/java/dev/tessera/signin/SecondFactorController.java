package dev.tessera.signin;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.Attempts;
import dev.tessera.account.SecondFactors;
import dev.tessera.account.SignedIn;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the second factor, and sets one up. */
@Controller
class SecondFactorController {

    private static final String ASKED = "/sign-in/second-factor";
    private static final String SET_UP = "/sign-in/second-factor/set-up";

    private final SignInPages pages;
    private final SecondFactors factors;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Arrival arrival;

    SecondFactorController(
            SignInPages pages, SecondFactors factors, Accounts accounts, Attempts attempts, Arrival arrival) {
        this.pages = pages;
        this.factors = factors;
        this.accounts = accounts;
        this.attempts = attempts;
        this.arrival = arrival;
    }

    @GetMapping(ASKED)
    ResponseEntity<byte[]> ask(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        if (who.complete()) {
            return SignInPages.goTo("/app");
        }
        return factors.isSetUp(who.account()) ? asked(request, who, HttpStatus.OK, null) : SignInPages.goTo(SET_UP);
    }

    @PostMapping(ASKED)
    ResponseEntity<byte[]> present(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code) {
        if (who.complete()) {
            return SignInPages.goTo("/app");
        }
        attempts.take(Attempts.Kind.SECOND_FACTOR, who.getUsername(), request.getRemoteAddr());
        if (!factors.check(who.account(), code)) {
            return asked(
                    request, who, HttpStatus.BAD_REQUEST, pages.words(request).say("sign-in.code-wrong"));
        }
        attempts.giveBack(Attempts.Kind.SECOND_FACTOR, who.getUsername(), request.getRemoteAddr());
        return SignInPages.goTo(arrival.complete(request, response, who));
    }

    @GetMapping(SET_UP)
    ResponseEntity<byte[]> setUp(HttpServletRequest request, @AuthenticationPrincipal SignedIn who) {
        return mayNotSetUp(who) ? SignInPages.goTo(ASKED) : setUp(request, who, HttpStatus.OK, null);
    }

    @PostMapping(SET_UP)
    ResponseEntity<byte[]> confirm(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(defaultValue = "") String code) {
        if (mayNotSetUp(who)) {
            return SignInPages.goTo(ASKED);
        }
        attempts.take(Attempts.Kind.SECOND_FACTOR, who.getUsername(), request.getRemoteAddr());
        List<String> codes;
        try {
            codes = factors.confirm(viewer(who), code);
        } catch (Refusal refusal) {
            return setUp(
                    request,
                    who,
                    SignInPages.status(refusal),
                    pages.words(request).say(refusal.sentence()));
        }
        attempts.giveBack(Attempts.Kind.SECOND_FACTOR, who.getUsername(), request.getRemoteAddr());
        String next = who.complete() ? "/app" : arrival.complete(request, response, who);
        return pages.page(
                request,
                HttpStatus.OK,
                pages.words(request).say("sign-in.recovery"),
                new RecoveryCodesPage(codes, next));
    }

    /** A password alone adds nothing beside a second factor that there is: that would get around it. */
    private boolean mayNotSetUp(SignedIn who) {
        return !who.complete() && factors.isSetUp(who.account());
    }

    private ResponseEntity<byte[]> asked(
            HttpServletRequest request, SignedIn who, HttpStatus status, @Nullable String error) {
        SecondFactors.State state = factors.state(viewer(who));
        return pages.page(
                request,
                status,
                pages.words(request).say("sign-in.second-factor"),
                new SecondFactorPage(state.codes() || state.recoveryCodesLeft() > 0, state.passkeys() > 0, error));
    }

    private ResponseEntity<byte[]> setUp(
            HttpServletRequest request, SignedIn who, HttpStatus status, @Nullable String error) {
        Viewer viewer = viewer(who);
        SecondFactors.State state = factors.state(viewer);
        return pages.page(
                request,
                status,
                pages.words(request).say("sign-in.set-up"),
                new SetUpPage(!who.complete(), state.codes() ? null : factors.begin(viewer), error));
    }

    /** The person whom the second factor is about, who has no other rights yet. */
    private Viewer viewer(SignedIn who) {
        return accounts.viewer(who.account()).orElseThrow(() -> Refusal.notFound("sign-in.link-dead"));
    }
}
