package dev.tessera.account;

import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id, of which only so much runs at once: it is meant to cost memory and time, and the server has others. */
final class BoundedArgon2 implements PasswordEncoder {

    /** More than any new password may have; what comes after it is not looked at. */
    private static final int LONGEST = 1000;

    private static final long PATIENCE_SECONDS = 10;

    private final PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore places =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final LongAdder computed = new LongAdder();
    private final String ofNobody =
            String.valueOf(argon2.encode(UUID.randomUUID().toString()));

    /** The hash of a password that nobody has. */
    String ofNobody() {
        return ofNobody;
    }

    /** How often a hash was computed since the start. */
    long computed() {
        return computed.sum();
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        enter();
        try {
            return argon2.encode(password);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return false;
        }
        enter();
        try {
            return argon2.matches(password.subSequence(0, Math.min(LONGEST, password.length())), hash);
        } finally {
            places.release();
        }
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private void enter() {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AuthenticationServiceException("Too many passwords are being checked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Interrupted", e);
        }
        computed.increment();
    }
}
