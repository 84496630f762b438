package dev.tessera.legend.ui;

import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tessera.legend.Legend;
import dev.tessera.legend.LegendDifference;
import dev.tessera.shell.Name;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A legend as people read it: which text it is, its licence, and its words. */
class LegendText extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * The text.
     *
     * @param read another text of the same version that was read before: what differs from it is marked; or none
     */
    LegendText(Legend legend, @Nullable Legend read) {
        addClassName("legend-of");
        Paragraph line = new Paragraph(new Span(getTranslation(
                "legend.number",
                legend.number(),
                legend.createdAt().atZone(ZoneOffset.UTC).toLocalDate())));
        line.addClassName("legend-line");
        if (legend.licence() != null) {
            line.add(new Name(legend.licence()));
        }
        if (legend.licenceUrl() != null) {
            Anchor link = new Anchor(legend.licenceUrl(), legend.licenceUrl());
            link.getElement().setAttribute("rel", "noopener");
            line.add(link);
        }
        Pre words = new Pre();
        words.addClassName("legend-text");
        words.getElement().setAttribute("tabindex", "0");
        words.getElement().setAttribute("role", "region");
        words.getElement().setAttribute("dir", "auto");
        words.getElement().setAttribute("aria-label", getTranslation("legend.text-of", legend.number()));
        if (read == null) {
            words.setText(legend.text());
        } else {
            LegendDifference.between(read.text(), legend.text()).forEach(l -> words.add(line(l)));
        }
        add(line, words);
    }

    private static HtmlComponent line(LegendDifference.Line line) {
        HtmlComponent element = new HtmlComponent(
                switch (line.fate()) {
                    case STAYED -> "span";
                    case WENT -> "del";
                    case CAME -> "ins";
                });
        element.getElement().setText(line.text() + "\n");
        return element;
    }
}
