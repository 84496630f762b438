package dev.tessera.mail;

import dev.tessera.common.Settings;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The mail server that the settings name, if they name one. */
@Component
@EnableConfigurationProperties(MailSettings.class)
class Smtp {

    private static final Logger log = LoggerFactory.getLogger(Smtp.class);
    private static final int IMPLICIT_TLS_PORT = 465;
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final @Nullable JavaMailSenderImpl server;
    private final boolean demonstration;
    private final InternetAddress from;
    private final String host;

    Smtp(ObjectProvider<JavaMailSenderImpl> servers, MailSettings mail, Settings settings) {
        JavaMailSenderImpl known = servers.getIfAvailable();
        this.server =
                known == null || known.getHost() == null || known.getHost().isBlank() ? null : known;
        this.demonstration = settings.demonstration();
        this.host = Objects.requireNonNullElse(URI.create(settings.url()).getHost(), "localhost");
        this.from =
                sender(mail.from() == null || mail.from().isBlank() ? "Tessera <tessera@" + host + ">" : mail.from());
        if (server != null) {
            protect(server.getJavaMailProperties(), mail.tls(), server.getPort());
        }
    }

    boolean isConfigured() {
        return server != null;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (server == null && !demonstration) {
            log.warn("No mail can be sent: no mail server is configured. Letters wait in the database for up to three"
                    + " days. Set TESSERA_MAIL_HOST, and TESSERA_MAIL_PORT, TESSERA_MAIL_USER, TESSERA_MAIL_PASSWORD and"
                    + " TESSERA_MAIL_FROM as your mail server needs them, and start again.");
        }
    }

    /**
     * Hands a letter to the server.
     *
     * @throws org.springframework.mail.MailException if the server is away or does not take it
     * @throws MessagingException if the letter is none that can be sent
     */
    void send(Posted letter) throws MessagingException {
        JavaMailSenderImpl to = Objects.requireNonNull(server);
        MimeMessage message = to.createMimeMessage();
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(letter.createdAt()));
        message.setHeader("Content-Language", letter.language());
        // No answering machine should answer, RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (letter.unsubscribe() != null) {
            // Whoever reads mail elsewhere ends these letters by one press there, RFC 8058.
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // The same at every attempt: whoever gets it twice, since a node died at the wrong moment, sees it once.
        message.setHeader(
                "Message-ID",
                "<tessera." + letter.id() + "." + letter.createdAt().toEpochMilli() + "@" + host + ">");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(Objects.requireNonNull(letter.text()), "plain"));
        both.addBodyPart(part(Objects.requireNonNull(letter.html()), "html"));
        message.setContent(both);
        to.send(message);
    }

    private static MimeBodyPart part(String content, String kind) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(content, UTF_8, kind);
        return part;
    }

    private static InternetAddress sender(String from) {
        try {
            InternetAddress address = new InternetAddress(from, true);
            if (address.getPersonal() != null) {
                address.setPersonal(address.getPersonal(), UTF_8);
            }
            return address;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new IllegalStateException(
                    "TESSERA_MAIL_FROM is \"" + from + "\". Write it as Tessera <tessera@example.org>.", e);
        }
    }

    /** What {@code spring.mail.properties} say themselves stays. */
    private static void protect(Properties properties, MailSettings.@Nullable Tls wanted, int port) {
        MailSettings.Tls usual = port == IMPLICIT_TLS_PORT ? MailSettings.Tls.IMPLICIT : MailSettings.Tls.STARTTLS;
        switch (wanted == null ? usual : wanted) {
            case STARTTLS -> {
                properties.putIfAbsent("mail.smtp.starttls.enable", "true");
                properties.putIfAbsent("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.putIfAbsent("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
    }
}
