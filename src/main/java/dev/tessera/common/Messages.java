package dev.tessera.common;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * The product's words, by language: {@code messages.properties} and its translations, as ICU message patterns, so
 * that plurals, numbers and dates follow the reader's locale.
 */
@Component
public class Messages {

    /** The languages that a message file exists for; the first is the fallback. */
    public static final List<Locale> LOCALES = List.of(Locale.ENGLISH);

    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_SERVERS_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private record Pattern(Locale locale, String key) {}

    private final Map<Pattern, MessageFormat> patterns = new ConcurrentHashMap<>();

    /** Whether a language is written from right to left. */
    public static boolean isRightToLeft(Locale language) {
        return ULocale.forLocale(language).isRightToLeft();
    }

    /** The text of a key; the key itself, marked, where no file has it (a test keeps that from happening). */
    public String text(Locale locale, String key, Object... args) {
        MessageFormat pattern = patterns.computeIfAbsent(new Pattern(locale, key), Messages::pattern);
        // A MessageFormat is not safe for two threads at once.
        return ((MessageFormat) pattern.clone()).format(args);
    }

    public String text(Locale locale, Sentence sentence) {
        return text(locale, sentence.key(), resolve(locale, sentence.args()));
    }

    private Object[] resolve(Locale locale, List<Object> args) {
        return args.stream()
                .map(arg -> arg instanceof Sentence inner ? text(locale, inner) : arg)
                .toArray();
    }

    private static MessageFormat pattern(Pattern wanted) {
        String text;
        try {
            text = ResourceBundle.getBundle("messages", wanted.locale(), NO_FALLBACK_TO_THE_SERVERS_LANGUAGE)
                    .getString(wanted.key());
        } catch (MissingResourceException e) {
            text = "'" + wanted.key() + "'";
        }
        return new MessageFormat(text, ULocale.forLocale(wanted.locale()));
    }
}
