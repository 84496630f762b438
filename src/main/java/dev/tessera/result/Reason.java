package dev.tessera.result;

import java.util.List;
import java.util.Locale;

/**
 * Why nothing was run: one of the field's usual reasons, or a text.
 *
 * <p>The usual ones are kept by their word, so that they can be counted and shown in any language.
 */
public final class Reason {

    public static final String UNSUPPORTED = "unsupported";
    public static final String NO_PEER = "no_peer";
    public static final String OUT_OF_TIME = "out_of_time";
    public static final String NOT_SELECTED = "not_selected";
    public static final String WITHDRAWN = "withdrawn";
    public static final String NOT_REPORTED = "not_reported";

    /** The usual reasons, in the order in which they are offered. */
    public static final List<String> USUAL =
            List.of(UNSUPPORTED, NO_PEER, OUT_OF_TIME, NOT_SELECTED, WITHDRAWN, NOT_REPORTED);

    private Reason() {}

    /** The word of a usual reason however it is written ({@code Out of time}), any other text as it is. */
    public static String of(String text) {
        String stripped = text.strip();
        String word = stripped.toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return USUAL.contains(word) ? word : stripped;
    }
}
