package dev.tessera.common;

import org.jspecify.annotations.Nullable;

/** What can be stored as text: everything but NUL, which PostgreSQL has no place for. */
public final class Text {

    private Text() {}

    public static boolean isStorable(@Nullable String text) {
        return text == null || text.indexOf('\0') < 0;
    }

    /** Ends the request if a field's text cannot be stored. */
    public static void requireStorable(String field, @Nullable String text) {
        if (!isStorable(text)) {
            throw Refusal.invalid("field.nul", field);
        }
    }
}
