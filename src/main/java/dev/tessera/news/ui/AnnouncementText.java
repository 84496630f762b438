package dev.tessera.news.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.news.PlainText;

/** Plain text in its paragraphs; web addresses in it can be followed. */
final class AnnouncementText extends Div {

    private static final long serialVersionUID = 1L;

    AnnouncementText(String text) {
        addClassName("announcement-text");
        PlainText.paragraphs(text).forEach(pieces -> {
            Paragraph paragraph = new Paragraph();
            paragraph.getElement().setAttribute("dir", "auto");
            pieces.forEach(piece -> paragraph.add(piece.link() ? link(piece.text()) : new Span(piece.text())));
            add(paragraph);
        });
    }

    private static Anchor link(String address) {
        Anchor link = new Anchor(address, address);
        link.getElement().setAttribute("rel", "noopener nofollow");
        return link;
    }
}
