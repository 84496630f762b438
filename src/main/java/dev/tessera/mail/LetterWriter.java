package dev.tessera.mail;

import dev.tessera.common.Messages;
import dev.tessera.common.Sentence;
import dev.tessera.common.Settings;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.text.Bidi;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes letters in their readers' language, from the message files and one template. */
@Component
class LetterWriter {

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    private final TemplateEngine templates;
    private final Messages messages;
    private final Settings settings;

    LetterWriter(TemplateEngine templates, Messages messages, Settings settings) {
        this.templates = templates;
        this.messages = messages;
        this.settings = settings;
    }

    Written write(Letter letter) {
        Locale language = spoken(letter.language());
        boolean toTheLeft = Messages.isRightToLeft(language);
        Object[] args = filled(letter.args(), language, toTheLeft);
        String link = letter.link();
        String unsubscribe = letter.unsubscribe();
        return new Written(
                language.toLanguageTag(),
                toTheLeft ? "rtl" : "ltr",
                text(language, letter, "subject", args).strip(),
                messages.text(language, "mail.greeting"),
                Stream.of(text(language, letter, "text", args).strip().split("\n\\s*\n"))
                        .toList(),
                letter.lines().stream()
                        .map(line -> new Written.Line(
                                say(line.says(), language, toTheLeft),
                                line.link() == null ? null : checked(line.link())))
                        .toList(),
                link == null ? null : text(language, letter, "action", args),
                link == null ? null : checked(link),
                messages.text(language, "mail.link-help"),
                messages.text(language, unsubscribe == null ? "mail.why" : "mail.why-news", settings.url()),
                messages.text(language, "mail.unsubscribe"),
                unsubscribe == null ? null : checked(unsubscribe));
    }

    private String say(Sentence sentence, Locale language, boolean toTheLeft) {
        return messages.text(language, sentence.key(), filled(sentence.args(), language, toTheLeft))
                .strip();
    }

    private Object[] filled(List<Object> args, Locale language, boolean toTheLeft) {
        return args.stream()
                .map(arg -> arg instanceof Sentence inner ? say(inner, language, toTheLeft) : inOneLine(arg, toTheLeft))
                .toArray();
    }

    String html(Written letter) {
        StringOutput out = new StringOutput();
        templates.render("mail/letter.jte", letter, out);
        return out.toString();
    }

    private String text(Locale language, Letter letter, String part, Object[] args) {
        return messages.text(language, "mail." + letter.name() + "." + part, args);
    }

    /** The language that there are messages in and the reader asks for, or the first one. */
    private static Locale spoken(Locale wanted) {
        Locale found = Locale.lookup(List.of(new Locale.LanguageRange(tag(wanted))), Messages.LOCALES);
        return found == null ? Messages.LOCALES.getFirst() : found;
    }

    private static String tag(Locale wanted) {
        String tag = wanted.toLanguageTag();
        return tag.equals("und") ? "*" : tag;
    }

    /**
     * What people typed stays within its line: it starts no header and no paragraph of its own, and what is written
     * in the other direction does not turn the words around it.
     */
    private static Object inOneLine(Object arg, boolean toTheLeft) {
        if (!(arg instanceof String text)) {
            return arg;
        }
        String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ")
                .replaceAll("[\u202a-\u202e\u2066-\u2069]", "")
                .strip();
        int base = toTheLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
        Bidi bidi = new Bidi(line, base);
        boolean turns = toTheLeft ? !bidi.isRightToLeft() : !bidi.isLeftToRight();
        return turns ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE : line;
    }

    private static String checked(String link) {
        String scheme = URI.create(link).getScheme();
        if (!"https".equals(scheme) && !"http".equals(scheme)) {
            throw new IllegalArgumentException("A letter's link is a web address in full");
        }
        return link;
    }
}
