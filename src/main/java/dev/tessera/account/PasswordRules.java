package dev.tessera.account;

import dev.tessera.common.Refusal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import me.gosimple.nbvcxz.Nbvcxz;
import me.gosimple.nbvcxz.matching.match.Match;
import me.gosimple.nbvcxz.resources.Configuration;
import me.gosimple.nbvcxz.resources.ConfigurationBuilder;
import me.gosimple.nbvcxz.resources.Dictionary;
import me.gosimple.nbvcxz.resources.DictionaryBuilder;
import me.gosimple.nbvcxz.resources.Feedback;
import me.gosimple.nbvcxz.scoring.Result;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.authentication.password.HaveIBeenPwnedRestApiPasswordChecker;
import org.springframework.stereotype.Component;

/** Which passwords are taken: those that are not known and not soon guessed. Says why one is not. */
@Component
class PasswordRules {

    private static final Logger log = LoggerFactory.getLogger(PasswordRules.class);
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;
    private static final int TRIED_FIRST = 1;

    /** Bits that it takes to guess one: far beyond what can be tried here, and years of trying on a stolen hash. */
    private static final double ENTROPY = 33;

    /** A word is the reason where it is most of the password; else there is too little beside it. */
    private static final double MOST = 0.6;

    private static final String OF_A_WORD = "feedback.dictionary.";
    private static final String OF_THE_OWNER = "feedback.dictionary.warning.passwords.notAllowed";

    /** Why, in our words, by how the library's explanation begins. */
    private static final Map<String, String> REASONS = Map.of(
            OF_THE_OWNER,
            "sign-in.password-personal",
            "feedback.dictionary.warning.passwords.",
            "sign-in.password-common",
            OF_A_WORD,
            "sign-in.password-word",
            "feedback.spatial.",
            "sign-in.password-keyboard",
            "feedback.repeat.",
            "sign-in.password-repeat",
            "feedback.sequence.",
            "sign-in.password-sequence",
            "feedback.year.",
            "sign-in.password-date",
            "feedback.date.",
            "sign-in.password-date");

    private final boolean askElsewhere;
    private final HaveIBeenPwnedRestApiPasswordChecker elsewhere = new HaveIBeenPwnedRestApiPasswordChecker();

    PasswordRules(SignInSettings settings) {
        this.askElsewhere = settings.leakedPasswordsCheck();
    }

    /** Ends the request unless the password is a good one; what is known of its owner makes it a worse one. */
    void requireGood(String password, Collection<String> known) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw Refusal.invalid("sign-in.password-short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw Refusal.invalid("sign-in.password-long", LONGEST);
        }
        Result result = new Nbvcxz(configuration(known)).estimate(password);
        if (!result.isMinimumEntropyMet()) {
            throw Refusal.invalid(reason(result));
        }
        if (askElsewhere && isLeaked(password)) {
            throw Refusal.invalid("sign-in.password-leaked");
        }
    }

    private static String reason(Result result) {
        Feedback feedback = result.getFeedback();
        int longest =
                result.getMatches().stream().mapToInt(Match::getLength).max().orElse(0);
        boolean oneWord = longest > MOST * result.getPassword().length();
        return Stream.concat(Stream.ofNullable(feedback.getWarningKey()), feedback.getSuggestionKeys().stream())
                .filter(Objects::nonNull)
                .filter(key -> oneWord || key.equals(OF_THE_OWNER) || !key.startsWith(OF_A_WORD))
                .flatMap(
                        key -> REASONS.keySet().stream()
                                .filter(key::startsWith)
                                .max(Comparator.comparingInt(String::length))
                                .stream())
                .map(begin -> String.valueOf(REASONS.get(begin)))
                .findFirst()
                .orElse("sign-in.password-guessable");
    }

    private static Configuration configuration(Collection<String> known) {
        Map<String, Integer> words = new HashMap<>();
        Stream.concat(known.stream(), Stream.of("tessera"))
                .flatMap(text -> Stream.concat(
                        Stream.of(text.replaceAll("\\s+", "")), Stream.of(text.split("[^\\p{L}\\p{N}]+", -1))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 2)
                .forEach(word -> words.put(word, TRIED_FIRST));
        Dictionary personal = new DictionaryBuilder()
                .setDictionaryName("exclude")
                .setExclusion(true)
                .addWords(words.keySet(), TRIED_FIRST)
                .createDictionary();
        List<Dictionary> dictionaries = Stream.concat(
                        ConfigurationBuilder.getDefaultDictionaries().stream(), Stream.of(personal))
                .toList();
        return new ConfigurationBuilder()
                .setDictionaries(dictionaries)
                .setMinimumEntropy(ENTROPY)
                .setLocale(Locale.ENGLISH)
                .createConfiguration();
    }

    private boolean isLeaked(String password) {
        try {
            return elsewhere.check(password).isCompromised();
        } catch (RuntimeException e) {
            log.warn("Whether a new password is known from leaks could not be asked: {}", e.toString());
            return false;
        }
    }
}
