package dev.tessera.review.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import dev.tessera.result.Verdict;

/** A verdict as tile and word. */
final class VerdictLine extends Span {

    private static final long serialVersionUID = 1L;

    VerdictLine(Verdict verdict) {
        Span tile = new Span();
        tile.addClassNames("tile", String.valueOf(verdict.code()));
        tile.getElement().setAttribute("aria-hidden", true);
        add(tile, new Text(getTranslation("verdict." + verdict.word())));
        addClassName("verdict-line");
    }
}
