package dev.tessera.signin;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the second factor.
 *
 * @param codes whether a code can be typed, of an authenticator or of recovery
 * @param passkey whether a passkey can be used
 */
public record SecondFactorPage(
        boolean codes, boolean passkey, @Nullable String error) {}
