package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;

/** Says what is being done, for as long as it is. */
class Waiting extends Div {

    private static final long serialVersionUID = 1L;

    private final Paragraph words = new Paragraph();
    private final ProgressBar bar = new ProgressBar();

    Waiting() {
        addClassName("waiting");
        words.getElement().setAttribute("role", "status");
        bar.setIndeterminate(true);
        bar.setVisible(false);
        bar.getElement().setAttribute("aria-label", getTranslation("suite.progress"));
        add(words, bar);
    }

    void begin(String what) {
        words.setText(what);
        bar.setVisible(true);
    }

    void end(String what) {
        words.setText(what);
        bar.setVisible(false);
    }
}
