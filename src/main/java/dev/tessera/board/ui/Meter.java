package dev.tessera.board.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A figure and what it is of, with a bar beside it that says the same to the eye. */
final class Meter extends Div {

    private static final long serialVersionUID = 1L;

    private static final double ALL = 100.0;

    private final Span filled = new Span();
    private final Span text = new Span();

    Meter() {
        addClassName("meter");
        Span bar = new Span(filled);
        bar.addClassName("meter-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        add(bar, text);
    }

    void show(int part, int whole, String words) {
        filled.getStyle().set("width", (whole == 0 ? 0 : Math.round(ALL * part / whole)) + "%");
        text.setText(words);
    }
}
