package dev.tessera.account;

import dev.tessera.common.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a deployment may set of signing in.
 *
 * @param secondFactor whether coordinators and administrators need one; not said: everywhere but in the demonstration
 * @param leakedPasswordsCheck whether new passwords are looked up at haveibeenpwned.com, by the first five digits of
 *     their hash; off by default, for it needs the network
 */
@ConfigurationProperties("tessera")
record SignInSettings(@Nullable SecondFactorRule secondFactor, boolean leakedPasswordsCheck) {

    boolean needsSecondFactor(Settings settings) {
        return secondFactor == null ? !settings.demonstration() : secondFactor == SecondFactorRule.REQUIRED;
    }
}
