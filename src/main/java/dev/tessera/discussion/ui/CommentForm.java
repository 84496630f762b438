package dev.tessera.discussion.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tessera.common.Refusal;
import dev.tessera.discussion.Discussions;
import dev.tessera.discussion.Reader;
import dev.tessera.markdown.Markdown;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.Quiet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a comment is written or corrected: in Markdown, looked at before, with those who may be mentioned at hand. */
class CommentForm extends Div {

    private static final long serialVersionUID = 1L;

    /** While somebody types, the text comes here as often as names are to be offered. */
    private static final int MILLISECONDS = 250;

    /** Takes what was written; refuses with a sentence. */
    @FunctionalInterface
    interface Taking {
        void take(String text);
    }

    private final transient Taking taking;
    private final transient Function<String, String> looks;
    private final transient Function<String, List<Reader>> readers;
    private final transient Function<Refusal, String> words;
    private final TextArea text = new TextArea();
    private final Div preview = new Div();
    private final Div offers = new Div();
    private final Span said = new Span();
    private final Div error = new Div();
    private final Button look;
    private final Button send;
    private final Div buttons;

    CommentForm(
            Taking taking,
            Function<String, String> looks,
            Function<String, List<Reader>> readers,
            Function<Refusal, String> words) {
        this.taking = taking;
        this.looks = looks;
        this.readers = readers;
        this.words = words;
        addClassName("comment-form");
        text.setMaxLength(Discussions.LONGEST);
        text.setMinRows(2);
        text.setMaxRows(16);
        text.setHelperText(getTranslation("discussion.help"));
        text.getElement().setAttribute("dir", "auto");
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLISECONDS);
        text.addValueChangeListener(e -> {
            if (e.isFromClient()) {
                offer(Typed.between(e.getOldValue(), e.getValue()));
            }
        });
        preview.addClassName("comment-preview");
        preview.getElement().setAttribute("role", "region");
        preview.getElement().setAttribute("aria-label", getTranslation("discussion.preview-of"));
        preview.setVisible(false);
        offers.addClassName("comment-offers");
        offers.setVisible(false);
        said.addClassName("hear");
        said.getElement().setAttribute("role", "status");
        error.addClassName("form-error");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        send = new Button("", click -> send());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(text).resetFocusOnActiveElement();
        look = new Button(getTranslation("discussion.preview"), click -> look(!preview.isVisible()));
        look.addThemeVariants(ButtonVariant.TERTIARY);
        look.getElement().setAttribute("aria-pressed", "false");
        buttons = new Div(send, look);
        buttons.addClassName("comment-buttons");
        add(text, preview, offers, said, error, buttons);
    }

    /** How its text and its button are called. */
    void says(String label, String button) {
        text.setLabel(getTranslation(label));
        send.setText(getTranslation(button));
    }

    /**
     * Begins with a text.
     *
     * @param cancel where it can be left without doing anything
     */
    void begin(String before, @Nullable Runnable cancel) {
        text.setValue(before);
        if (cancel != null) {
            Button leave = new Button(getTranslation("discussion.cancel"), click -> cancel.run());
            leave.addThemeVariants(ButtonVariant.TERTIARY);
            buttons.add(leave);
        }
    }

    void focus() {
        text.focus();
    }

    String text() {
        return text.getValue();
    }

    /** What the sanitizer let through, as it looks. */
    static Div rendered(String html) {
        Div shown = new Div();
        shown.addClassName("comment-text");
        shown.getElement().setAttribute("dir", "auto");
        shown.getElement().setProperty("innerHTML", html);
        return shown;
    }

    private void send() {
        refuse("");
        try {
            taking.take(text.getValue());
            text.clear();
            offer(Optional.empty());
            look(false);
        } catch (Refusal refusal) {
            refuse(words.apply(refusal));
        }
    }

    private void refuse(String sentence) {
        error.setText(sentence);
        error.setVisible(!sentence.isEmpty());
    }

    private void look(boolean on) {
        preview.removeAll();
        if (on) {
            try {
                preview.add(rendered(looks.apply(text.getValue())));
            } catch (Refusal refusal) {
                refuse(words.apply(refusal));
                return;
            }
        }
        preview.setVisible(on);
        text.setVisible(!on);
        offers.setVisible(false);
        look.getElement().setAttribute("aria-pressed", Boolean.toString(on));
    }

    private void offer(Optional<Typed> typed) {
        List<Reader> found = List.of();
        try {
            found = typed.map(t -> readers.apply(t.name())).orElse(List.of());
        } catch (Refusal refusal) {
            refuse(words.apply(refusal));
        }
        offers.removeAll();
        offers.setVisible(!found.isEmpty());
        said.setText(found.isEmpty() ? "" : getTranslation("discussion.found", found.size()));
        if (found.isEmpty()) {
            return;
        }
        offers.add(new Quiet(getTranslation("discussion.mention")));
        for (Reader reader : found) {
            String side = reader.voice().isSide()
                    ? Objects.requireNonNullElse(reader.organisation(), "")
                    : getTranslation("discussion.voice." + reader.voice().name().toLowerCase(Locale.ROOT));
            offers.add(new LineButton(
                    reader.name() + ", " + side,
                    getTranslation("discussion.mention-who", reader.name(), side),
                    () -> mention(reader, typed.orElseThrow())));
        }
    }

    private void mention(Reader reader, Typed typed) {
        String now = text.getValue();
        String mention = Markdown.mention(reader.name(), reader.account()) + " ";
        // Whoever has typed on since gets the name at the end.
        boolean asItWas = now.length() >= typed.to()
                && now.substring(typed.from(), typed.to()).equals("@" + typed.name());
        int from = asItWas ? typed.from() : now.length();
        int to = asItWas ? typed.to() : now.length();
        text.setValue(now.substring(0, from) + mention + now.substring(to).stripLeading());
        offer(Optional.empty());
        text.getElement()
                .executeJs(
                        "setTimeout(() => { this.focus(); this.inputElement.setSelectionRange($0, $0); })",
                        from + mention.length());
    }
}
