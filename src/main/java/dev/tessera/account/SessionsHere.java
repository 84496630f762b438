package dev.tessera.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** This node's part of the sessions: those that end are ended at once, and what is pushed to them with them. */
@Component
class SessionsHere implements HttpSessionListener {

    /** Sessions that are over, by their ids. */
    record Ended(List<Long> sessions) {}

    private static final String KEY = "dev.tessera.session";

    private final Map<Long, HttpSession> sessions = new ConcurrentHashMap<>();

    void keep(long id, HttpSession session) {
        session.setAttribute(KEY, id);
        sessions.put(id, session);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void ended(Ended ended) {
        for (Long id : ended.sessions()) {
            HttpSession session = sessions.remove(id);
            if (session != null && id.equals(attribute(session))) {
                invalidate(session);
            }
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Object id = event.getSession().getAttribute(KEY);
        if (id instanceof Long known) {
            sessions.remove(known, event.getSession());
        }
    }

    private static @org.jspecify.annotations.Nullable Object attribute(HttpSession session) {
        try {
            return session.getAttribute(KEY);
        } catch (IllegalStateException alreadyOver) {
            return null;
        }
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyOver) {
            return;
        }
    }
}
