package dev.tessera.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter in its reader's words.
 *
 * @param language the language that it is written in, as a tag
 * @param direction {@code ltr} or {@code rtl}
 * @param action what one is asked to do, where there is a link
 * @param linkHelp what stands before the link in full
 * @param why why the reader gets it
 */
public record Written(
        String language,
        String direction,
        String subject,
        String greeting,
        List<String> paragraphs,
        @Nullable String action,
        @Nullable String link,
        String linkHelp,
        String why) {

    /** All of it as plain text, the link on a line of its own. */
    String text() {
        StringBuilder text = new StringBuilder(greeting).append("\n\n");
        for (String paragraph : paragraphs) {
            text.append(paragraph).append("\n\n");
        }
        if (link != null) {
            text.append(action).append(":\n").append(link).append("\n\n");
        }
        return text.append("-- \n").append(why).append('\n').toString();
    }
}
