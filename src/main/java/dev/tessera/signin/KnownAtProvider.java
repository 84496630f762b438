package dev.tessera.signin;

import dev.tessera.account.Identities;
import dev.tessera.common.Refusal;
import java.util.Objects;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Reads who somebody is at a provider, and finds or makes their account; so nobody is signed in who has none. */
final class KnownAtProvider extends OidcUserService {

    private final Identities identities;

    KnownAtProvider(Identities identities) {
        this.identities = identities;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = super.loadUser(request);
        try {
            identities.account(claims(user));
            return user;
        } catch (Refusal refusal) {
            throw new OAuth2AuthenticationException(new OAuth2Error("access_denied"), "No account", refusal);
        }
    }

    static Identities.Claims claims(OidcUser user) {
        return new Identities.Claims(
                Objects.requireNonNull(user.getIssuer()).toString(),
                Objects.requireNonNull(user.getSubject()),
                user.getEmail(),
                Boolean.TRUE.equals(user.getEmailVerified()),
                user.getFullName(),
                null);
    }
}
