package dev.tessera.shell;

import com.vaadin.flow.i18n.I18NProvider;
import dev.tessera.common.Messages;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives the views the same words as the pages and the API. */
@Component
class Translations implements I18NProvider {

    private final transient Messages messages;

    Translations(Messages messages) {
        this.messages = messages;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Messages.LOCALES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        return messages.text(locale, key, params);
    }
}
