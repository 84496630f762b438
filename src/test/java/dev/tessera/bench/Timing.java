package dev.tessera.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Times two things in turn, so that what else the machine does hits both alike, and compares their medians. */
final class Timing {

    private static final double MILLIS = 1_000_000.0;

    private Timing() {}

    /** The medians of both in milliseconds, after some rounds that do not count. */
    static double[] compare(int warmUp, int rounds, Callable<?> measured, Callable<?> reference) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            measured.call();
            reference.call();
        }
        long[] ours = new long[rounds];
        long[] theirs = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            theirs[i] = time(reference);
            ours[i] = time(measured);
        }
        return new double[] {median(ours), median(theirs)};
    }

    static void print(String name, double[] medians, String of) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: %.2f × (%s; %.1f ms against %.1f ms)",
                name,
                medians[0] / medians[1],
                of,
                medians[0],
                medians[1]));
    }

    private static long time(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        return System.nanoTime() - start;
    }

    private static double median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / MILLIS;
    }
}
