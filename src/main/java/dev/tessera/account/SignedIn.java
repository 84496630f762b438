package dev.tessera.account;

import java.io.Serial;
import java.util.Collection;
import java.util.List;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Whoever has signed in, as a session keeps them: the account, and which views it may open. */
public final class SignedIn implements UserDetails, CredentialsContainer {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long account;
    private final String email;
    private final List<String> roles;
    private String passwordHash;

    SignedIn(long account, String email, String passwordHash, List<String> roles) {
        this.account = account;
        this.email = email;
        this.passwordHash = passwordHash;
        this.roles = List.copyOf(roles);
    }

    public long account() {
        return account;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles.stream().map(r -> new SimpleGrantedAuthority("ROLE_" + r)).toList();
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
