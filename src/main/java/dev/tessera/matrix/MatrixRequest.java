package dev.tessera.matrix;

import dev.tessera.common.Refusal;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Obligation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which view and part of a matrix an address asks for.
 *
 * @param pairs products by products instead of tests by products
 * @param test of pairs: the one test that is shown
 * @param profile the slug of the profile of the trial's specification version that it is seen through
 * @param asOf of which moment, as it was written; none: now
 * @param since the earlier moment that it is compared with, as it was written
 * @param against the slug of the trial that it is compared with; with {@code since}, as that was then
 * @param changedOnly only the rows in which something differs from what it is compared with
 */
public record MatrixRequest(
        boolean pairs,
        @Nullable String test,
        MatrixFilter filter,
        @Nullable String profile,
        @Nullable String asOf,
        @Nullable String since,
        @Nullable String against,
        boolean changedOnly) {

    public static final MatrixRequest PLAIN =
            new MatrixRequest(false, null, MatrixFilter.ALL, null, null, null, null, false);

    private static final List<String> FILTERS =
            List.of("group", "obligation", "role", "organisation", "verdict", "profile", "since", "against");
    private static final List<String> NOT_YET = List.of("edition");

    /**
     * Reads the query of an address.
     *
     * @param query a parameter's value, or null
     * @throws Refusal if it asks for something that there is not: the reader would take the answer for it
     */
    public static MatrixRequest of(Function<String, @Nullable String> query) {
        for (String name : NOT_YET) {
            if (value(query, name) != null) {
                throw Refusal.invalid("site.refused.not-yet", name);
            }
        }
        String view = value(query, "view");
        String test = value(query, "test");
        if (view != null && !view.equals("tests") && !view.equals("pairs")) {
            throw Refusal.invalid("site.refused.value", "view", view, "tests, pairs");
        }
        boolean pairs = view == null ? test != null : view.equals("pairs");
        if (!pairs && test != null) {
            throw Refusal.invalid("site.refused.test-of-pairs");
        }
        for (String name : FILTERS) {
            if (pairs && value(query, name) != null) {
                throw Refusal.invalid("site.refused.filter-of-tests", name);
            }
        }
        return new MatrixRequest(
                pairs,
                test,
                new MatrixFilter(
                        value(query, "group"),
                        constant(query, "obligation", Obligation.values()),
                        value(query, "role"),
                        value(query, "organisation"),
                        constant(query, "verdict", Verdict.values())),
                value(query, "profile"),
                value(query, "asOf"),
                value(query, "since"),
                value(query, "against"),
                compares(query) && "1".equals(value(query, "diff")));
    }

    private static boolean compares(Function<String, @Nullable String> query) {
        return value(query, "since") != null || value(query, "against") != null;
    }

    /** The same as things stand now, compared with nothing. */
    public MatrixRequest now() {
        return new MatrixRequest(pairs, test, filter, profile, null, null, null, false);
    }

    /** The same with all rows, or with those only in which something differs. */
    public MatrixRequest changedOnly(boolean only) {
        return new MatrixRequest(pairs, test, filter, profile, asOf, since, against, only);
    }

    /** The same of the whole suite. */
    public MatrixRequest withoutProfile() {
        return new MatrixRequest(pairs, test, filter, null, asOf, since, against, changedOnly);
    }

    /** The same of another moment, and compared with something else. */
    public MatrixRequest at(@Nullable String moment, @Nullable String before, @Nullable String other) {
        return new MatrixRequest(pairs, test, filter, profile, moment, before, other, false);
    }

    /** A part of an address's query. */
    public record Parameter(String name, String value) {}

    /** What the address says beside moments: a form that asks for another moment has to keep it. */
    public List<Parameter> beside() {
        List<Parameter> beside = new ArrayList<>();
        for (String part : now().query().split("[?&]", -1)) {
            int is = part.indexOf('=');
            if (is > 0) {
                beside.add(new Parameter(
                        part.substring(0, is), URLDecoder.decode(part.substring(is + 1), StandardCharsets.UTF_8)));
            }
        }
        return beside;
    }

    /** Whether it is to be compared with another. */
    public boolean compares() {
        return since != null || against != null;
    }

    /** Whether it is not simply how things stand now: then nothing that happens changes it. */
    public boolean isPast() {
        return asOf != null || compares();
    }

    /** The same as a query of an address, in one order; empty for the plain matrix. */
    public String query() {
        StringBuilder query = new StringBuilder();
        if (pairs) {
            add(query, "view", "pairs");
        }
        add(query, "test", test);
        add(query, "group", filter.group());
        add(query, "obligation", word(filter.obligation()));
        add(query, "role", filter.role());
        add(query, "organisation", filter.organisation());
        add(query, "verdict", word(filter.verdict()));
        add(query, "profile", profile);
        add(query, "asOf", asOf);
        add(query, "since", since);
        add(query, "against", against);
        add(query, "diff", changedOnly ? "1" : null);
        return query.toString();
    }

    public boolean filtered() {
        return profile != null || !filter.equals(MatrixFilter.ALL);
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : slug(constant);
    }

    private static @Nullable String value(Function<String, @Nullable String> query, String name) {
        String value = query.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <E extends Enum<E>> @Nullable E constant(
            Function<String, @Nullable String> query, String name, E[] constants) {
        String value = value(query, name);
        if (value == null) {
            return null;
        }
        Optional<E> found = Arrays.stream(constants)
                .filter(c -> slug(c).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst();
        return found.orElseThrow(() -> Refusal.invalid(
                "site.refused.value",
                name,
                value,
                String.join(
                        ", ", Arrays.stream(constants).map(MatrixRequest::slug).toList())));
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
