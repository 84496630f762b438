package dev.tessera.evidence;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes uploads that nobody went on with for a day: their row too, for nobody ever had the file. */
@Component
class AbandonedUploads {

    private static final Logger log = LoggerFactory.getLogger(AbandonedUploads.class);

    private final EvidenceQueries queries;
    private final ChunkQueries chunks;
    private final EvidenceStores stores;
    private final EvidenceRights rights;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AbandonedUploads(
            EvidenceQueries queries,
            ChunkQueries chunks,
            EvidenceStores stores,
            EvidenceRights rights,
            Audit audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queries = queries;
        this.chunks = chunks;
        this.stores = stores;
        this.rights = rights;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void remove() {
        Instant now = clock.instant();
        for (Stored upload : queries.abandoned(now)) {
            try {
                stores.of(upload).forget(upload);
                transaction.executeWithoutResult(status -> {
                    if (!isRemoved(upload, now)) {
                        // Somebody went on with it meanwhile.
                        status.setRollbackOnly();
                    }
                });
            } catch (RuntimeException e) {
                // The others are not to wait for it; it is tried again in an hour.
                log.warn("The unfinished upload {} could not be removed", upload.id(), e);
            }
        }
    }

    private boolean isRemoved(Stored upload, Instant now) {
        Evidence evidence = upload.evidence();
        chunks.deleteOf(upload.id());
        if (!queries.delete(upload.id(), now)) {
            return false;
        }
        audit.done(
                Viewer.ANYBODY,
                "evidence.expired",
                rights.cell(evidence.cell()).thing(evidence.id(), evidence.name(), evidence.side()),
                null);
        return true;
    }
}
