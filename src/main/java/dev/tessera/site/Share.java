package dev.tessera.site;

import dev.tessera.matrix.Tally;

/** How many passed of those that were run: a small bar in tenths, with its figures. */
public record Share(int passed, int run) {

    static Share of(Tally tally) {
        return new Share(tally.passed(), tally.run());
    }

    Share plus(Share other) {
        return new Share(passed + other.passed, run + other.run);
    }

    public boolean none() {
        return run == 0;
    }

    /** The bar's class. It is full for all and empty for none only, however it would be rounded. */
    public String level() {
        if (none()) {
            return "e";
        }
        long tenths = Math.round(10.0 * passed / run);
        long shown = passed == run ? 10 : passed == 0 ? 0 : Math.clamp(tenths, 1, 9);
        return "s" + shown;
    }
}
