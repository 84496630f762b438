package dev.tessera.signin;

import dev.tessera.account.Attempts;
import dev.tessera.account.Identities;
import dev.tessera.account.SecondFactors;
import dev.tessera.account.Sessions;
import dev.tessera.account.SignedIn;
import dev.tessera.common.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;

/** The rules of the pages by which people come in: a session, and a token against forgery in every POST. */
@Configuration(proxyBeanMethods = false)
class SignInSecurity {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] ADDRESSES = {
        "/sign-in",
        "/sign-in/**",
        "/sign-out",
        "/register",
        "/reset-password",
        "/links/**",
        "/webauthn/**",
        "/login/webauthn",
        "/oauth2/**",
        "/login/oauth2/**"
    };

    /** @param contexts where Vaadin looks too; asked for so that it is in place before filters remember another */
    @Bean
    @Order(15)
    SecurityFilterChain signIn(
            HttpSecurity http,
            SecurityContextHolderStrategy contexts,
            SignInHandlers handlers,
            SignInPages pages,
            Attempts attempts,
            Sessions sessions,
            SecondFactors factors,
            Identities identities,
            PublicAddress address,
            ObjectProvider<ClientRegistrationRepository> providers)
            throws Exception {
        SecurityContextHolder.setContextHolderStrategy(contexts);
        http.securityMatcher(ADDRESSES)
                .requestCache(RequestCacheConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                        .denyAll()
                        .requestMatchers("/webauthn/register", "/webauthn/register/**")
                        .access((who, request) -> new AuthorizationDecision(mayAddPasskey(who.get(), factors)))
                        .requestMatchers("/sign-in/second-factor", "/sign-in/second-factor/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(handlers::password)
                        .failureHandler(handlers::passwordFailed))
                .webAuthn(passkeys -> passkeys.rpId(address.host())
                        .disableDefaultRegistrationPage(true)
                        .withObjectPostProcessor(answered(handlers)))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/").addLogoutHandler(new SignOut(sessions)))
                .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                        // A form that was open for longer than its session: nothing is done, and it can be sent again.
                        .accessDeniedHandler((request, response, denied) -> response.sendRedirect("/sign-in?expired")))
                .addFilterAfter(new SessionGuard(sessions, false), SecurityContextHolderFilter.class)
                .addFilterBefore(new PasswordAttempts(attempts, pages), UsernamePasswordAuthenticationFilter.class);
        if (providers.getIfAvailable() != null) {
            http.oauth2Login(provider -> provider.loginPage("/sign-in")
                    .userInfoEndpoint(user -> user.oidcUserService(new KnownAtProvider(identities)))
                    .successHandler(handlers::provider)
                    .failureHandler(handlers::providerFailed));
        }
        return http.build();
    }

    /** Whoever presented a password only may add a first passkey, and never one beside those that are asked for. */
    private static boolean mayAddPasskey(Authentication who, SecondFactors factors) {
        return who.getPrincipal() instanceof SignedIn person
                && (person.complete() || !factors.isSetUp(person.account()));
    }

    private static ObjectPostProcessor<WebAuthnAuthenticationFilter> answered(SignInHandlers handlers) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationSuccessHandler(handlers::passkey);
                return filter;
            }
        };
    }
}
