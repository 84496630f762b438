package dev.tessera.signin;

import dev.tessera.account.Sessions;
import dev.tessera.account.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends what was ended elsewhere: a session whose row says that it is over is over here too, from this request on.
 * Where a second factor is still asked, the workspace is closed.
 */
public final class SessionGuard extends OncePerRequestFilter {

    private static final String SEEN = "dev.tessera.seen";
    private static final long A_MINUTE = 60_000;

    private final Sessions sessions;
    private final boolean complete;

    /** @param complete whether only those may pass who presented all that is asked of them */
    public SessionGuard(Sessions sessions, boolean complete) {
        this.sessions = sessions;
        this.complete = complete;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null && authentication != null && authentication.getPrincipal() instanceof SignedIn who) {
            if (who.session() != null && !goesOn(who.session(), session)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else if (complete && !who.complete()) {
                response.sendRedirect("/sign-in/second-factor");
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private boolean goesOn(long id, HttpSession session) {
        long now = System.currentTimeMillis();
        if (session.getAttribute(SEEN) instanceof Long seen && now - seen < A_MINUTE) {
            return sessions.isOpen(id);
        }
        session.setAttribute(SEEN, now);
        return sessions.seen(id);
    }
}
