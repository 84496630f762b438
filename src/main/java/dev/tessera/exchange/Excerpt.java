package dev.tessera.exchange;

/** What a sentence shows of a text that somebody sent: enough to find it again, never all of ten megabytes. */
final class Excerpt {

    private static final int LONGEST = 120;

    private Excerpt() {}

    static String of(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
