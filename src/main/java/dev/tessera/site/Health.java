package dev.tessera.site;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether this node can serve: its database answers, and soon. */
@Controller
class Health {

    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final int PATIENCE_SECONDS = 3;

    private final DSLContext db;

    Health(DSLContext db) {
        this.db = db;
    }

    @GetMapping("/health")
    ResponseEntity<String> health() {
        boolean well = answers();
        return ResponseEntity.status(well ? 200 : 503)
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.noStore())
                .body(well ? "ok" : "the database does not answer");
    }

    private boolean answers() {
        try {
            // Waiting for a free connection takes longer than whoever asks would wait.
            return CompletableFuture.supplyAsync(
                            () -> db.selectOne().fetchOne() != null,
                            task -> Thread.ofVirtual().name("health").start(task))
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            log.warn("The database does not answer: {}", String.valueOf(e.getCause()));
            return false;
        }
    }
}
