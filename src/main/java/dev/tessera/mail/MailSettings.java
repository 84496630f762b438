package dev.tessera.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a deployment may set about mail besides the server's address ({@code spring.mail.*}), by environment
 * ({@code TESSERA_MAIL_FROM}, …) or properties.
 *
 * @param from the sender, as {@code Tessera <tessera@example.org>}; not said: {@code tessera@} and the public host
 * @param tls how the connection is protected; not said: from its beginning at port 465, by STARTTLS at any other
 */
@ConfigurationProperties("tessera.mail")
record MailSettings(@Nullable String from, @Nullable Tls tls) {

    enum Tls {
        /** TLS is asked for after the greeting, and no mail goes out without. */
        STARTTLS,
        /** TLS from the first byte. */
        IMPLICIT,
        /** Never: for a relay on the same machine. */
        NONE
    }
}
