package dev.tessera.common;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What stands for a thing in addresses: lower-case letters, digits, and single {@code . _ -} between them, at most
 * 100 characters. The database has the same rule.
 */
public final class Slug {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final int LONGEST = 100;

    private Slug() {}

    public static boolean isValid(String text) {
        return text.length() <= LONGEST && SLUG.matcher(text).matches();
    }

    /** A slug made from a name, and one that is not taken: {@code Zoé's LMS} becomes {@code zoe-s-lms}. */
    public static String of(String name, Predicate<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = plain.isEmpty() ? "unnamed" : plain.substring(0, Math.min(plain.length(), LONGEST - 10));
        base = base.replaceAll("-$", "");
        String slug = base;
        for (int n = 2; taken.test(slug); n++) {
            slug = base + "-" + n;
        }
        return slug;
    }
}
