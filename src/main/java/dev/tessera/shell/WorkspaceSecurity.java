package dev.tessera.shell;

import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.tessera.account.Sessions;
import dev.tessera.signin.SessionGuard;
import dev.tessera.signin.SignOut;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The workspace's rules: signed-in people, and each view says which. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WorkspaceSecurity {

    /** What the workspace's own program needs, and nothing from elsewhere: it makes styles and code as it goes. */
    private static final String CONTENT = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
            + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(20)
    SecurityFilterChain workspace(HttpSecurity http, Sessions sessions) throws Exception {
        return http.securityMatcher("/app/**", "/app")
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(new SessionGuard(sessions, true), SecurityContextHolderFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
                // No login view of Vaadin's: that would be a second way in, past what guards the first.
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.addLogoutHandler(new SignOut(sessions)).logoutSuccessHandler(toPublicPages()))
                .build();
    }

    private static LogoutSuccessHandler toPublicPages() {
        SimpleUrlLogoutSuccessHandler handler = new SimpleUrlLogoutSuccessHandler();
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        handler.setDefaultTargetUrl("/");
        return handler;
    }
}
