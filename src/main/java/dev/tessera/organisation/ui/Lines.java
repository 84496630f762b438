package dev.tessera.organisation.ui;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several short texts in one field: each on a line of its own. */
final class Lines {

    private Lines() {}

    static String of(List<String> texts) {
        return String.join("\n", texts);
    }

    static List<String> in(String field) {
        return field.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    /** A field's text; none where nothing stands in it. */
    static @Nullable String optional(String field) {
        return field.isBlank() ? null : field;
    }
}
