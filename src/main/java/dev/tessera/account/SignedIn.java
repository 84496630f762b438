package dev.tessera.account;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Whoever has signed in, as a session keeps them: the account, and which views it may open. Until a second factor
 * that is asked for was presented, none.
 */
public final class SignedIn implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 2L;

    private final long account;
    private final String email;
    private final List<String> roles;
    private final @Nullable Long session;
    private final boolean complete;
    private String passwordHash;

    SignedIn(
            long account,
            String email,
            String passwordHash,
            List<String> roles,
            @Nullable Long session,
            boolean complete) {
        this.account = account;
        this.email = email;
        this.passwordHash = passwordHash;
        this.roles = List.copyOf(roles);
        this.session = session;
        this.complete = complete;
    }

    SignedIn in(long sessionId, boolean withAllThatIsAsked) {
        return new SignedIn(account, email, "", roles, sessionId, withAllThatIsAsked);
    }

    public long account() {
        return account;
    }

    /** The row that says whether the session goes on; none where a test signs somebody in. */
    public @Nullable Long session() {
        return session;
    }

    /** Whether all that is asked was presented; if not, they have no rights yet. */
    public boolean complete() {
        return complete;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return complete
                ? roles.stream()
                        .map(r -> new SimpleGrantedAuthority("ROLE_" + r))
                        .toList()
                : List.of();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && that.account == account;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(account);
    }
}
