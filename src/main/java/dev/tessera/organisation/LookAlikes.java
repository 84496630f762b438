package dev.tessera.organisation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import dev.tessera.common.Sentence;
import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that people could take for one another (Unicode's rules, UTS 39), and names that are made to deceive. */
final class LookAlikes {

    private static final SpoofChecker SPOOF = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.MIXED_NUMBERS)
            .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    /** What is not seen; joiners are left, for many scripts are written with them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}&&[^\\u200c\\u200d]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{P}\\p{S}]+");

    private LookAlikes() {}

    /**
     * What a name looks like: two names with one of these in common could be taken for one another. The name as it is
     * written counts, and the name without its capitals: {@code I} looks like {@code l}, and {@code i} does not.
     */
    static Set<String> looks(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
        String folded = UCharacter.foldCase(plain, true);
        String asWritten = look(plain);
        String withoutCapitals = look(folded);
        // A name of nothing but punctuation looks like itself only.
        if (withoutCapitals.isEmpty()) {
            return Set.of(folded);
        }
        return asWritten.equals(withoutCapitals) ? Set.of(asWritten) : Set.of(asWritten, withoutCapitals);
    }

    private static String look(String text) {
        String bare = UNSEEN.matcher(SPACES.matcher(text).replaceAll("")).replaceAll("");
        return UCharacter.foldCase(SPACES.matcher(SPOOF.getSkeleton(bare)).replaceAll(""), true);
    }

    /** Why a name should not be taken from somebody whom nobody asked: a word of several scripts, unseen characters. */
    static Optional<Sentence> objection(String name) {
        if (UNSEEN.matcher(name).find()) {
            return Optional.of(Sentence.of("look-alike.unseen"));
        }
        for (String word : SPACES.split(name)) {
            if (!word.isEmpty() && SPOOF.failsChecks(word)) {
                return Optional.of(Sentence.of("look-alike.mixed", word));
            }
        }
        return Optional.empty();
    }
}
