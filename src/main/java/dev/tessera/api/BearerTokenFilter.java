package dev.tessera.api;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets {@code Authorization: Bearer <token>} act for the token's account; a token that is not known ends the request. */
final class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final Accounts accounts;
    private final ProblemWriter problems;

    BearerTokenFilter(Accounts accounts, ProblemWriter problems) {
        this.accounts = accounts;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Viewer> viewer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? accounts.viewerOfToken(header.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (viewer.isEmpty()) {
            problems.write(request, response, HttpServletResponse.SC_UNAUTHORIZED, "api.token-unknown");
            return;
        }
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(viewer.get(), null, List.of()));
        chain.doFilter(request, response);
    }
}
