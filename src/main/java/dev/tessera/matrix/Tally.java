package dev.tessera.matrix;

/**
 * Outcomes counted by verdict. Cells that are no test of a product's role are not
 * counted at all.
 *
 */
public record Tally(int passed, int failed, int inconclusive, int inapplicable, int untested) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** How many were run: the denominator of every percentage here. */
    public int run() {
        return passed + failed + inconclusive;
    }

    /** How many there are to run. */
    public int all() {
        return run() + inapplicable + untested;
    }

    public Tally plus(Tally other) {
        return new Tally(
                passed + other.passed,
                failed + other.failed,
                inconclusive + other.inconclusive,
                inapplicable + other.inapplicable,
                untested + other.untested);
    }

    /** Counts letters. */
    static final class Counter {

        private final int[] counts = new int[128];

        void add(char letter) {
            counts[letter]++;
        }

        Tally tally() {
            return new Tally(counts['p'], counts['f'], counts['i'], counts['n'], counts['u']);
        }
    }
}
