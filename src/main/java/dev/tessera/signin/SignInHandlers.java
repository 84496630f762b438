package dev.tessera.signin;

import dev.tessera.account.Accounts;
import dev.tessera.account.Attempts;
import dev.tessera.account.Identities;
import dev.tessera.account.SignInMethod;
import dev.tessera.account.SignedIn;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What follows when Spring Security found out who somebody is, or that they are not. */
@Component
class SignInHandlers {

    private static final Logger log = LoggerFactory.getLogger(SignInHandlers.class);

    private final Arrival arrival;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Identities identities;
    private final JsonMapper json;

    SignInHandlers(Arrival arrival, Accounts accounts, Attempts attempts, Identities identities, JsonMapper json) {
        this.arrival = arrival;
        this.accounts = accounts;
        this.attempts = attempts;
        this.identities = identities;
        this.json = json;
    }

    void password(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        attempts.giveBack(Attempts.Kind.PASSWORD, PasswordAttempts.typed(request), request.getRemoteAddr());
        long account = ((SignedIn) Objects.requireNonNull(who.getPrincipal())).account();
        response.sendRedirect(arrival.enter(request, response, account, SignInMethod.PASSWORD, false));
    }

    void passwordFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.sendRedirect(why instanceof AuthenticationServiceException ? "/sign-in?busy" : "/sign-in?failed");
    }

    /** The script that asked goes on to the address that it gets. */
    void passkey(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        long account = accounts.idOf(who.getName()).orElseThrow();
        String target = arrival.enter(request, response, account, SignInMethod.PASSKEY, true);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("redirectUrl", target));
    }

    void provider(HttpServletRequest request, HttpServletResponse response, Authentication who) throws IOException {
        long account =
                identities.account(KnownAtProvider.claims((OidcUser) Objects.requireNonNull(who.getPrincipal())));
        response.sendRedirect(arrival.enter(request, response, account, SignInMethod.OPENID_CONNECT, false));
    }

    void providerFailed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        log.warn("Nobody was signed in by a provider: {}", why.toString());
        response.sendRedirect(why.getCause() instanceof Refusal ? "/sign-in?unverified" : "/sign-in?provider");
    }
}
