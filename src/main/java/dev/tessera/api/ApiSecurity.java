package dev.tessera.api;

import dev.tessera.account.Accounts;
import dev.tessera.common.Messages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** The API's own rules: a token in every request that writes, no session, no cookie. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(10)
    SecurityFilterChain api(HttpSecurity http, Accounts accounts, ProblemWriter problems) throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .headers(headers -> headers.contentSecurityPolicy(
                                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER)))
                .addFilterBefore(new BearerTokenFilter(accounts, problems), AuthorizationFilter.class)
                // Reading is open to anybody, who then sees what anybody may; the policy decides. Writing is not.
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                org.springframework.http.HttpMethod.GET, "/api/v1/**")
                        .permitAll()
                        .requestMatchers(org.springframework.http.HttpMethod.HEAD, "/api/v1/**")
                        .permitAll()
                        // The key of one upload stands in for a token; the service asks for either.
                        .requestMatchers(org.springframework.http.HttpMethod.PUT, "/api/v1/evidence/*/chunks/*")
                        .permitAll()
                        .requestMatchers(org.springframework.http.HttpMethod.POST, "/api/v1/evidence/*/complete")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, 401, "api.token-missing"))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, 403, "api.token-missing")))
                .build();
    }

    @Bean
    ProblemWriter problemWriter(Messages messages, tools.jackson.databind.json.JsonMapper json) {
        return new ProblemWriter(messages, json);
    }
}
