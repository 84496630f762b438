package dev.tessera.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** This node's part of the sessions: those that end are ended at once, and what is pushed to them with them. */
@Component
class SessionsHere implements HttpSessionListener {

    /** Sessions that are over, by their ids. */
    record Ended(List<Long> sessions) {}

    private static final Logger log = LoggerFactory.getLogger(SessionsHere.class);
    private static final String KEY = "dev.tessera.session";

    private final Map<Long, HttpSession> sessions = new ConcurrentHashMap<>();

    void keep(long id, HttpSession session) {
        session.setAttribute(KEY, id);
        sessions.put(id, session);
    }

    /** The session's row, if somebody is signed in in it. */
    static @Nullable Long row(HttpSession session) {
        return session.getAttribute(KEY) instanceof Long id ? id : null;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void ended(Ended ended) {
        for (Long id : ended.sessions()) {
            HttpSession session = sessions.remove(id);
            if (session != null) {
                invalidate(session, id);
            }
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Long id = row(event.getSession());
        if (id != null) {
            sessions.remove(id, event.getSession());
        }
    }

    private static void invalidate(HttpSession session, Long id) {
        try {
            if (id.equals(row(session))) {
                session.invalidate();
            }
        } catch (IllegalStateException e) {
            log.debug("Session {} was over already", id);
        }
    }
}
