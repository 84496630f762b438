package dev.tessera.api;

import dev.tessera.common.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** The language of an answer: the first that the caller accepts and a message file exists for. */
final class Languages {

    private Languages() {}

    static Locale of(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null) {
            return Messages.LOCALES.getFirst();
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted);
            Locale best = Locale.lookup(ranges, Messages.LOCALES);
            return best == null ? Messages.LOCALES.getFirst() : best;
        } catch (IllegalArgumentException e) {
            return Messages.LOCALES.getFirst();
        }
    }
}
