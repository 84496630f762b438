package dev.tessera.api;

import dev.tessera.account.Accounts;
import dev.tessera.common.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
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

    private static final Pattern UPLOADS = Pattern.compile("/api/v1/evidence/[0-9]+/(?:chunks/[0-9]+|complete)");

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
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(org.springframework.http.HttpMethod.GET, "/api/v1/**")
                                .permitAll()
                                .requestMatchers(org.springframework.http.HttpMethod.HEAD, "/api/v1/**")
                                .permitAll()
                                // The key of one upload stands in for a token; the service knows which.
                                .requestMatchers(ApiSecurity::goesOnWithAnUpload)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) ->
                                problems.write(request, response, 401, "api.token-missing"))
                        .accessDeniedHandler((request, response, failure) ->
                                problems.write(request, response, 403, "api.token-missing")))
                .build();
    }

    private static boolean goesOnWithAnUpload(HttpServletRequest request) {
        return request.getHeader(EvidenceApi.KEY) != null
                && UPLOADS.matcher(request.getRequestURI()).matches();
    }

    @Bean
    ProblemWriter problemWriter(Messages messages, tools.jackson.databind.json.JsonMapper json) {
        return new ProblemWriter(messages, json);
    }
}
