package dev.tessera.evidence;

import dev.tessera.common.Refusal;

/** A file's name as it is kept: no path, nothing that is not seen, not too long. */
final class FileName {

    static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;

    private FileName() {}

    /** Tidies what somebody's program calls a file. */
    static String of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder seen = new StringBuilder();
        last.codePoints()
                .filter(FileName::isSeen)
                .map(c -> "\"<>:|?*".indexOf(c) >= 0 ? '_' : c)
                .forEach(seen::appendCodePoint);
        String name = seen.toString().strip();
        if (name.isEmpty() || name.chars().allMatch(c -> c == '.')) {
            throw Refusal.invalid("evidence.name-missing");
        }
        return shortened(name);
    }

    /** Control characters, and those that turn the direction of what follows, would make a name look like another. */
    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        if (Character.isHighSurrogate(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
