package dev.tessera.mail;

import dev.tessera.common.Sentence;
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
 * @param lines what it lists, one thing a line
 * @param unsubscribe the address that ends letters of its kind; none where it is no such kind
 */
public record Letter(
        String to,
        Locale language,
        String name,
        @Nullable String link,
        List<Object> args,
        List<Line> lines,
        @Nullable String unsubscribe) {

    /**
     * One of the things that a letter lists.
     *
     * @param link the address where it is; none where there is nothing to see
     */
    public record Line(Sentence says, @Nullable String link) {}

    public Letter {
        args = List.copyOf(args);
        lines = List.copyOf(lines);
    }

    public static Letter of(String to, Locale language, String name, @Nullable String link, Object... args) {
        return new Letter(to, language, name, link, List.of(args), List.of(), null);
    }

    /** The same letter, which lists things and can be ended. */
    public Letter listing(List<Line> things, String unsubscribing) {
        return new Letter(to, language, name, link, args, things, unsubscribing);
    }

    /** Links are secrets, so they stay out of logs. */
    @Override
    public String toString() {
        return "Letter " + name;
    }
}
