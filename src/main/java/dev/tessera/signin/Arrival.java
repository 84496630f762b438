package dev.tessera.signin;

import dev.tessera.account.Sessions;
import dev.tessera.account.SignInMethod;
import dev.tessera.account.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/**
 * The one way into a session, whatever somebody signed in with. The session is a new one, so nobody else knows its
 * id, and nothing of whoever used the browser before is in it.
 */
@Component
class Arrival {

    private static final String WORKSPACE = "/app";
    private static final String SECOND_FACTOR = "/sign-in/second-factor";
    private static final String TARGET = "dev.tessera.target";

    private final Sessions sessions;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache wanted = new HttpSessionRequestCache();

    Arrival(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Lets an account in; answers where to go. */
    String enter(
            HttpServletRequest request,
            HttpServletResponse response,
            long account,
            SignInMethod method,
            boolean twice) {
        String target = target(request, response);
        HttpSession before = request.getSession(false);
        if (before != null) {
            sessions.left(before);
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        SignedIn who = sessions.begin(
                account, method, twice, session, request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT));
        keep(who, request, response);
        if (who.complete()) {
            return target;
        }
        session.setAttribute(TARGET, target);
        return SECOND_FACTOR;
    }

    /** Lets somebody further who presented the second factor too; answers where to go. */
    String complete(HttpServletRequest request, HttpServletResponse response, SignedIn pending) {
        request.changeSessionId();
        HttpSession session = request.getSession();
        keep(sessions.complete(pending), request, response);
        Object target = session.getAttribute(TARGET);
        session.removeAttribute(TARGET);
        return target instanceof String path ? path : WORKSPACE;
    }

    private void keep(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null, who.getAuthorities()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** What they asked for when they were sent to sign in, if that was in the workspace. */
    private String target(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest saved = wanted.getRequest(request, response);
        if (saved != null && "GET".equals(saved.getMethod())) {
            URI uri = URI.create(saved.getRedirectUrl());
            String path = uri.getRawPath();
            if (path != null && (path.equals(WORKSPACE) || path.startsWith(WORKSPACE + "/"))) {
                return path + query(uri.getRawQuery());
            }
        }
        return WORKSPACE;
    }

    /** Without the mark that Spring Security puts to requests that it keeps. */
    private static String query(@Nullable String raw) {
        if (raw == null) {
            return "";
        }
        String own = raw.replaceFirst("(^|&)continue$", "");
        return own.isEmpty() ? "" : "?" + own;
    }
}
