package dev.tessera.shell;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Short notes that come up over a view: what was done, and what was refused. */
@Component
public class Notes {

    private static final int DONE = 4000;
    private static final int REFUSED = 10_000;

    private final Messages messages;

    Notes(Messages messages) {
        this.messages = messages;
    }

    public void done(Locale locale, String key, Object... args) {
        Notification.show(messages.text(locale, key, args), DONE, Notification.Position.BOTTOM_START);
    }

    public void refused(Locale locale, Refusal refusal) {
        Notification note = Notification.show(text(locale, refusal), REFUSED, Notification.Position.BOTTOM_START);
        note.addThemeVariants(NotificationVariant.ERROR);
        note.setAssertive(true);
    }

    /** Does something, or says why it is not done. */
    public void tried(Locale locale, Runnable what) {
        try {
            what.run();
        } catch (Refusal refusal) {
            refused(locale, refusal);
        }
    }

    /** Does something and says that it is done, or why it is not. */
    public void tried(Locale locale, Runnable what, String done, Object... args) {
        tried(locale, () -> {
            what.run();
            done(locale, done, args);
        });
    }

    /** A refusal as a sentence. */
    public String text(Locale locale, Refusal refusal) {
        return messages.text(locale, refusal.sentence());
    }
}
