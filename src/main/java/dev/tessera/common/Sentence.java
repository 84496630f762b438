package dev.tessera.common;

import java.util.List;

/**
 * A sentence for people, not yet in anybody's language: a key of the message files and what goes into it.
 *
 * @param key a key of {@code messages.properties}
 * @param args the values for the pattern's places {0}, {1}, …
 */
public record Sentence(String key, List<Object> args) {

    public static Sentence of(String key, Object... args) {
        return new Sentence(key, List.of(args));
    }
}
