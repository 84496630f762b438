package dev.tessera.account;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A link that works once and has not been used yet.
 *
 * @param account whose it is; none where it makes an account
 * @param email the address that it was mailed to, or that the account has; none for the first administrator's
 * @param name how the new account is called, where that is known
 */
public record OneTimeLink(
        long id,
        LinkPurpose purpose,
        @Nullable Long account,
        @Nullable String email,
        @Nullable String name,
        @Nullable String language) {

    Locale locale() {
        return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    }
}
