package dev.tessera.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter in its reader's words.
 *
 * @param language the language that it is written in, as a tag
 * @param direction {@code ltr} or {@code rtl}
 * @param lines what it lists
 * @param action what one is asked to do, where there is a link
 * @param linkHelp what stands before the link in full
 * @param why why the reader gets it
 * @param unsubscribing the words of the address that ends such letters, where there is one
 */
public record Written(
        String language,
        String direction,
        String subject,
        String greeting,
        List<String> paragraphs,
        List<Line> lines,
        @Nullable String action,
        @Nullable String link,
        String linkHelp,
        String why,
        String unsubscribing,
        @Nullable String unsubscribe) {

    /** One of the things that a letter lists, with its address. */
    public record Line(String text, @Nullable String link) {}

    /** All of it as plain text, the link on a line of its own. */
    String text() {
        StringBuilder text = new StringBuilder(greeting).append("\n\n");
        for (String paragraph : paragraphs) {
            text.append(paragraph).append("\n\n");
        }
        for (Line line : lines) {
            text.append("- ").append(line.text()).append('\n');
            if (line.link() != null) {
                text.append("  ").append(line.link()).append('\n');
            }
            text.append('\n');
        }
        if (link != null) {
            text.append(action).append(":\n").append(link).append("\n\n");
        }
        text.append("-- \n").append(why).append('\n');
        if (unsubscribe != null) {
            text.append(unsubscribing).append(": ").append(unsubscribe).append('\n');
        }
        return text.toString();
    }
}
