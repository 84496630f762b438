package dev.tessera.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is to be written, in the reader's language.
 *
 * @param to one mail address
 * @param name which one: {@code mail.<name>.subject}, {@code .text} and {@code .action} are its message keys
 * @param link the address behind its one clear action; none where there is nothing to do
 * @param args what the messages are filled with
 */
public record Letter(
        String to, Locale language, String name, @Nullable String link, List<Object> args) {

    public Letter {
        args = List.copyOf(args);
    }

    public static Letter of(String to, Locale language, String name, @Nullable String link, Object... args) {
        return new Letter(to, language, name, link, List.of(args));
    }

    /** Links are secrets, so they stay out of logs. */
    @Override
    public String toString() {
        return "Letter " + name;
    }
}
