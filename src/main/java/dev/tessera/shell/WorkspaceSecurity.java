package dev.tessera.shell;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** The workspace's rules: signed-in people, and each view says which. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class WorkspaceSecurity {

    @Bean
    @Order(20)
    SecurityFilterChain workspace(HttpSecurity http) throws Exception {
        return http.securityMatcher("/app/**", "/app", "/login", "/logout")
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView(LoginView.class, "/"))
                .build();
    }
}
