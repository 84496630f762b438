package dev.tessera.site;

import dev.tessera.common.Messages;
import dev.tessera.common.Settings;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the templates. They were compiled with the program, so a page needs no file. */
@Component
class Pages {

    private static final int USUAL_SIZE = 16 * 1024;

    private final TemplateEngine templates;
    private final Messages messages;
    private final String site;

    Pages(TemplateEngine templates, Messages messages, Settings settings) {
        this.templates = templates;
        this.messages = messages;
        this.site = settings.url();
    }

    Words words(Locale locale) {
        return new Words(messages, locale);
    }

    /** The frame of a page at an address; the title and description are texts of people, or of the message files. */
    Frame frame(Words words, @Nullable String path, String title, String description) {
        return new Frame(words, site, path, title, shortened(description), null, false, null);
    }

    /** A whole page as it is sent. */
    byte[] render(String template, Frame frame, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput(USUAL_SIZE);
        templates.render(template + ".jte", Map.of("frame", frame, "page", page), out);
        return out.toByteArray();
    }

    /** Whoever shows a description shows about this much of it. */
    private static String shortened(String text) {
        if (text.length() <= 200) {
            return text;
        }
        int space = text.lastIndexOf(' ', 199);
        return text.substring(0, space < 100 ? text.offsetByCodePoints(0, 100) : space) + "…";
    }
}
