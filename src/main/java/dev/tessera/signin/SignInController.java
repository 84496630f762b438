package dev.tessera.signin;

import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people sign in. */
@Controller
class SignInController {

    private static final Map<String, String> ERRORS = Map.of(
            "failed", "sign-in.failed-text",
            "busy", "sign-in.busy",
            "expired", "sign-in.expired",
            "unverified", "sign-in.provider-unverified",
            "provider", "sign-in.provider-failed");

    private final SignInPages pages;
    private final CurrentViewer current;
    private final boolean demonstration;
    private final ObjectProvider<ClientRegistrationRepository> registrations;

    SignInController(
            SignInPages pages,
            CurrentViewer current,
            Settings settings,
            ObjectProvider<ClientRegistrationRepository> registrations) {
        this.pages = pages;
        this.current = current;
        this.demonstration = settings.demonstration();
        this.registrations = registrations;
    }

    @GetMapping("/sign-in")
    ResponseEntity<byte[]> signIn(HttpServletRequest request) {
        if (current.get().isSignedIn()) {
            return SignInPages.goTo("/app");
        }
        Words words = pages.words(request);
        String error = error(request);
        return pages.page(
                request,
                HttpStatus.OK,
                words.say("sign-in.title"),
                new SignInPage(error == null ? null : words.say(error), providers(), demonstration));
    }

    private static @Nullable String error(HttpServletRequest request) {
        return ERRORS.entrySet().stream()
                .filter(e -> request.getParameter(e.getKey()) != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private List<Link> providers() {
        return registrations.getIfAvailable() instanceof Iterable<?> known
                ? StreamSupport.stream(known.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .filter(r -> r.getScopes().contains("openid"))
                        .map(r -> new Link("/oauth2/authorization/" + r.getRegistrationId(), r.getClientName()))
                        .toList()
                : List.of();
    }
}
