package dev.tessera.mail;

import dev.tessera.common.Refusal;
import dev.tessera.later.Later;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends letters. */
@Service
public class Mails {

    private final LetterWriter writer;
    private final MailQueries queries;
    private final Smtp smtp;
    private final Later later;
    private final Clock clock;

    Mails(LetterWriter writer, MailQueries queries, Smtp smtp, Later later, Clock clock) {
        this.writer = writer;
        this.queries = queries;
        this.smtp = smtp;
        this.later = later;
        this.clock = clock;
    }

    /** Puts a letter into the outbox, in the caller's transaction; it goes out once that has committed. */
    @Transactional
    public void send(Letter letter) {
        checkAddress(letter.to());
        Written written = writer.write(letter);
        long id = queries.insert(letter, written, writer.html(written), clock.instant());
        if (smtp.isConfigured()) {
            later.soon(Delivery.of(id));
        }
    }

    private static void checkAddress(String to) {
        try {
            new InternetAddress(to, true).validate();
        } catch (AddressException e) {
            throw Refusal.invalid("mail.address-invalid", to);
        }
    }
}
