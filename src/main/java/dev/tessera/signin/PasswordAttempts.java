package dev.tessera.signin;

import dev.tessera.account.Attempts;
import dev.tessera.account.TooManyAttempts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts attempts to sign in with a password, before anything of them is looked up or computed. */
final class PasswordAttempts extends OncePerRequestFilter {

    private final Attempts attempts;
    private final SignInPages pages;

    PasswordAttempts(Attempts attempts, SignInPages pages) {
        this.attempts = attempts;
        this.pages = pages;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getRequestURI().equals("/sign-in"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            attempts.take(Attempts.Kind.PASSWORD, typed(request), request.getRemoteAddr());
        } catch (TooManyAttempts tooMany) {
            ResponseEntity<byte[]> page = pages.tooMany(request, tooMany);
            response.setStatus(page.getStatusCode().value());
            page.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            response.getOutputStream().write(Objects.requireNonNull(page.getBody()));
            return;
        }
        chain.doFilter(request, response);
    }

    static String typed(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getParameter("username"), "");
    }
}
