package dev.tessera.signin;

import dev.tessera.account.SecondFactors.SetUp;
import org.jspecify.annotations.Nullable;

/**
 * Sets a second factor up.
 *
 * @param required whether the person has to
 * @param setUp what the authenticator needs; none where it is set up already
 */
public record SetUpPage(
        boolean required, @Nullable SetUp setUp, @Nullable String error) {}
