package dev.tessera.mail;

import org.springframework.stereotype.Service;

/** Sends letters. */
@Service
public class Mails {

    /** Puts a letter into the outbox, in the caller's transaction; it goes out once that has committed. */
    public void send(Letter letter) {
        throw new UnsupportedOperationException(letter.name());
    }
}
