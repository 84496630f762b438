package dev.tessera.discussion.ui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The at sign and the beginning of a name that somebody has just typed.
 *
 * @param from where the at sign stands
 * @param to where the name ends so far
 */
record Typed(String name, int from, int to) {

    /** A name's words, and not the middle of a mail address. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\p{L}\\p{N}@])@([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} .'’-]{0,40})$");

    /** Found by what differs between the text before and now: there the cursor stands. */
    static Optional<Typed> between(String before, String now) {
        int most = Math.min(before.length(), now.length());
        int start = 0;
        while (start < most && before.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && before.charAt(before.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        int cursor = now.length() - end;
        Matcher typed = NAME.matcher(now.substring(0, cursor));
        return typed.find() ? Optional.of(new Typed(typed.group(1), typed.start(), cursor)) : Optional.empty();
    }
}
