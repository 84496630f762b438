package dev.tessera.evidence;

import dev.tessera.common.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads what was uploaded from its first byte to its last, once: what it is, its SHA-256, and whether it is infected. */
@Component
class EvidenceCheck {

    private static final Logger log = LoggerFactory.getLogger(EvidenceCheck.class);

    /** @param virus what was found, if anything */
    @SuppressWarnings("ArrayRecordComponent") // handed on once; nobody compares or changes it
    record Found(String type, byte[] sha256, @Nullable String virus) {}

    private final VirusScanner scanner;

    EvidenceCheck(VirusScanner scanner) {
        this.scanner = scanner;
    }

    Found read(Stored file, EvidenceStore store) {
        MessageDigest digest = sha256();
        try (InputStream bytes = new DigestInputStream(store.open(file, 0), digest)) {
            byte[] head = bytes.readNBytes(MediaTypes.HEAD);
            String virus = scanner.scan(new SequenceInputStream(new ByteArrayInputStream(head), bytes))
                    .orElse(null);
            return new Found(MediaTypes.of(head, file.evidence().name()), digest.digest(), virus);
        } catch (VirusScanner.Unavailable e) {
            log.warn("Evidence {} is not accepted, for it cannot be scanned: {}", file.id(), e.getMessage());
            throw Refusal.conflict("evidence.not-scanned", file.evidence().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
