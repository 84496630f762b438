package dev.tessera.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several short texts in one field: each on a line of its own. */
public final class Lines {

    private Lines() {}

    public static String of(List<String> texts) {
        return String.join("\n", texts);
    }

    public static List<String> in(String field) {
        return field.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** A field's text; none where nothing stands in it. */
    public static @Nullable String optional(String field) {
        return field.isBlank() ? null : field;
    }
}
