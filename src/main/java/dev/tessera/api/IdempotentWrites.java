package dev.tessera.api;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lets a caller send a write again when it heard no answer: with the same {@code Idempotency-Key} it is carried out
 * once, and answered as the first time. The answer is kept in the write's own transaction, for a day.
 */
@Component
class IdempotentWrites {

    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final Duration KEPT = Duration.ofHours(24);

    /** An answer that was given before. */
    record Kept(byte[] request, int status, String answer) {}

    /** What a write answers. */
    record Answer(HttpStatus status, Object body) {}

    private final IdempotencyQueries queries;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    IdempotentWrites(
            IdempotencyQueries queries, PlatformTransactionManager transactions, JsonMapper json, Clock clock) {
        this.queries = queries;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
        this.clock = clock;
    }

    /** Carries out a write, or answers as before if the caller names a key that was used for the same request. */
    ResponseEntity<byte[]> once(Viewer viewer, HttpServletRequest request, byte[] body, Supplier<Answer> write) {
        String key = request.getHeader(HEADER);
        if (key == null || viewer.account() == null) {
            Answer answer = write.get();
            return answer(answer.status().value(), json.writeValueAsBytes(answer.body()));
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refusal.invalid("api.idempotency-key", LONGEST_KEY);
        }
        byte[] digest = digest(request, body);
        long account = viewer.account();
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            queries.lock(account, key);
            queries.forget(clock.instant().minus(KEPT));
            Optional<Kept> before = queries.find(account, key);
            if (before.isPresent()) {
                if (!MessageDigest.isEqual(before.get().request(), digest)) {
                    throw Refusal.conflict("api.idempotency-reused", key);
                }
                return answer(before.get().status(), before.get().answer().getBytes(StandardCharsets.UTF_8));
            }
            Answer answer = write.get();
            byte[] bytes = json.writeValueAsBytes(answer.body());
            queries.keep(
                    account,
                    key,
                    new Kept(digest, answer.status().value(), new String(bytes, StandardCharsets.UTF_8)),
                    clock.instant());
            return answer(answer.status().value(), bytes);
        }));
    }

    private static ResponseEntity<byte[]> answer(int status, byte[] body) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    private static byte[] digest(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            String address = request.getMethod() + " " + request.getRequestURI() + "?"
                    + (request.getQueryString() == null ? "" : request.getQueryString());
            sha.update(address.getBytes(StandardCharsets.UTF_8));
            return sha.digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
