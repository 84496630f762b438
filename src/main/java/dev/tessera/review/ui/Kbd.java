package dev.tessera.review.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;

/** A key of the keyboard. */
@Tag("kbd")
final class Kbd extends HtmlComponent implements HasText {

    private static final long serialVersionUID = 1L;

    Kbd(String key) {
        setText(key);
    }
}
