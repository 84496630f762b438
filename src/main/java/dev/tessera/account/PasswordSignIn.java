package dev.tessera.account;

import dev.tessera.common.Text;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Signing in with a mail address and a password. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class PasswordSignIn {

    @Bean
    static BoundedArgon2 passwordEncoder() {
        return new BoundedArgon2();
    }

    /** Whoever has no password is compared with one that nobody has, so that it takes as long as for anybody. */
    @Bean
    UserDetailsService signedIn(PersonQueries people, BoundedArgon2 passwords) {
        return email -> {
            Person person = (Text.isStorable(email) ? people.byEmail(email) : java.util.Optional.<Person>empty())
                    .orElseThrow(() -> new UsernameNotFoundException("No such account"));
            String hash = person.passwordHash() == null ? passwords.ofNobody() : person.passwordHash();
            return new SignedIn(person.account(), person.email(), hash, person.roles(), null, true);
        };
    }
}
