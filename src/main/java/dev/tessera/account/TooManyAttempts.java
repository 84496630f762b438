package dev.tessera.account;

import java.time.Duration;

/** Somebody tries too often; says nothing about whether what they try exists. */
public final class TooManyAttempts extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many attempts", null, false, false);
        this.wait = wait;
    }

    /** How long to wait until the next. */
    public Duration waiting() {
        return wait;
    }

    /** The same in whole minutes. */
    public long minutes() {
        return Math.max(1, wait.plusSeconds(59).toMinutes());
    }
}
