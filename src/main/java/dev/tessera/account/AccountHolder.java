package dev.tessera.account;

import dev.tessera.access.SiteRole;
import dev.tessera.mail.Letter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has an account and has not left.
 *
 * @param email confirmed by a link that went there
 * @param language in which they want to be written to; none: the product's first
 * @param siteRole what they may do on the whole site, if anything
 * @param createdAt since when they have the account
 */
public record AccountHolder(
        long id,
        String name,
        String email,
        @Nullable String language,
        @Nullable SiteRole siteRole,
        Instant createdAt) {

    public Locale locale() {
        return language == null ? Locale.ENGLISH : Locale.forLanguageTag(language);
    }

    /** A letter to them, in their language; see {@link Letter}. */
    public Letter letter(String called, @Nullable String link, Object... args) {
        return Letter.of(email, locale(), called, link, args);
    }

    /** What stands behind the at sign of their mail address. */
    public String mailDomain() {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
