package dev.tessera.evidence;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Where new files go, and where each of the others is: what was stored before a change of settings stays readable. */
@Component
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceStores {

    private final DatabaseStore database;
    private final @Nullable S3Store elsewhere;

    EvidenceStores(EvidenceSettings settings, DatabaseStore database, EvidenceQueries evidence, ChunkQueries chunks) {
        this.database = database;
        EvidenceSettings.S3 storage = settings.storage();
        this.elsewhere = storage == null ? null : new S3Store(storage, evidence, chunks);
    }

    EvidenceStore forNew() {
        return elsewhere == null ? database : elsewhere;
    }

    EvidenceStore of(Stored file) {
        if (!file.place().elsewhere()) {
            return database;
        }
        if (elsewhere == null) {
            throw new IllegalStateException("Evidence " + file.id()
                    + " is in S3-compatible storage, which is not configured any more (TESSERA_EVIDENCE_S3_ENDPOINT)");
        }
        return elsewhere;
    }

    @PreDestroy
    void close() {
        if (elsewhere != null) {
            elsewhere.close();
        }
    }
}
