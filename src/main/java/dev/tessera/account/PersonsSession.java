package dev.tessera.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where and since when somebody is, or was, signed in.
 *
 * @param ended whether it is over, because it was ended or nobody used it for long
 * @param current whether it is the one in which this is asked
 * @param browser how the browser names itself
 */
public record PersonsSession(
        long id,
        SignInMethod method,
        boolean secondFactor,
        Instant startedAt,
        Instant seenAt,
        boolean ended,
        boolean current,
        @Nullable String address,
        @Nullable String browser) {}
