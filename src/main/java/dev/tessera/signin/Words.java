package dev.tessera.signin;

import dev.tessera.common.Messages;
import dev.tessera.common.Sentence;
import java.util.Locale;

/** What the pages say, in one reader's language. */
public record Words(Messages messages, Locale locale) {

    public String say(String key, Object... args) {
        return messages.text(locale, key, args);
    }

    String say(Sentence sentence) {
        return messages.text(locale, sentence);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    public String direction() {
        return Messages.isRightToLeft(locale) ? "rtl" : "ltr";
    }
}
