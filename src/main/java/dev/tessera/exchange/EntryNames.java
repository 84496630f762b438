package dev.tessera.exchange;

import dev.tessera.specification.TestCaseText;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the entries of a manifest that is written are called: by the test's own address, which is what reports on it name,
 * where that is plain enough that every reader leaves it as it is; else by its place.
 */
final class EntryNames {

    private static final Pattern PLAIN = Pattern.compile(
            "https?://[a-z0-9]+(?:[.-][a-z0-9]+)*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+(?:#[A-Za-z0-9._-]+)?");

    private final Set<String> taken = new HashSet<>();
    private int place;

    String next(TestCaseText text) {
        place++;
        String uri = text.uri();
        return uri != null
                        && PLAIN.matcher(uri).matches()
                        && !uri.startsWith(RdfFile.BASE)
                        && !uri.startsWith(SuiteTerms.OWN)
                        && taken.add(uri)
                ? uri
                : "#case-" + place;
    }
}
