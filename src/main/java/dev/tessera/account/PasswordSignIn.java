package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Signing in with a mail address and a password. */
@Configuration(proxyBeanMethods = false)
class PasswordSignIn {

    @Bean
    static PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    UserDetailsService signedIn(Accounts accounts) {
        return email -> {
            Credentials credentials =
                    accounts.credentials(email).orElseThrow(() -> new UsernameNotFoundException("No such account"));
            SiteRole role =
                    accounts.viewer(credentials.account()).map(Viewer::siteRole).orElse(null);
            List<String> roles = role == null ? List.of("USER") : List.of("USER", "COORDINATOR");
            return new SignedIn(credentials.account(), credentials.email(), credentials.passwordHash(), roles);
        };
    }
}
