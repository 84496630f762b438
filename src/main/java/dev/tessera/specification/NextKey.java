package dev.tessera.specification;

import java.math.BigInteger;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys that end in a number, and what the next of them is called. */
final class NextKey {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,18})");

    private NextKey() {}

    /**
     * The key after another, which nobody has.
     *
     * @param taken the keys that begin with a text
     */
    static String after(String key, Function<String, Set<String>> taken) {
        Matcher numbered = NUMBERED.matcher(key);
        boolean counts = numbered.matches();
        String beginning = counts ? numbered.group(1) : key + "-";
        int digits = counts ? numbered.group(2).length() : 1;
        BigInteger number = counts ? new BigInteger(numbered.group(2)) : BigInteger.ONE;
        Set<String> there = taken.apply(beginning);
        String next = named(beginning, number.add(BigInteger.ONE), digits);
        return there.contains(next) ? named(beginning, highest(beginning, there).add(BigInteger.ONE), digits) : next;
    }

    private static String named(String beginning, BigInteger number, int digits) {
        String text = number.toString();
        return beginning + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    private static BigInteger highest(String beginning, Set<String> keys) {
        return keys.stream()
                .map(k -> k.substring(beginning.length()))
                .filter(rest -> rest.matches("\\d{1,18}"))
                .map(BigInteger::new)
                .max(BigInteger::compareTo)
                .orElse(BigInteger.ZERO);
    }
}
