package dev.tessera.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
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

    /** What a screen said last that was done. */
    private record Last(Notification note) {}

    private final Messages messages;

    Notes(Messages messages) {
        this.messages = messages;
    }

    /** Says what was done, in the place of what was said before: whoever goes on quickly is not followed by a pile. */
    public void done(Locale locale, String key, Object... args) {
        UI ui = UI.getCurrentOrThrow();
        Last before = ComponentUtil.getData(ui, Last.class);
        if (before != null) {
            before.note().close();
        }
        Notification note =
                Notification.show(messages.text(locale, key, args), DONE, Notification.Position.BOTTOM_START);
        ComponentUtil.setData(ui, Last.class, new Last(note));
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
