package dev.tessera.news;

import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;

/**
 * What somebody wants to announce.
 *
 * @param text plain, with an empty line between paragraphs; web addresses in it become links
 */
public record AnnouncementForm(String title, String text) {

    public static final int LONGEST = 20_000;

    /** The same as it is kept; refused where it cannot be. */
    AnnouncementForm checked() {
        String tidy = Label.tidy(title);
        Label.objection(tidy).ifPresent(objection -> {
            throw Refusal.invalid("field.invalid", "title", objection);
        });
        String words = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (words.isEmpty()) {
            throw Refusal.invalid("announcement.text-missing");
        }
        if (words.length() > LONGEST) {
            throw Refusal.invalid("field.long", "text", words.length(), LONGEST);
        }
        Text.requireStorable("text", words);
        return new AnnouncementForm(tidy, words);
    }
}
