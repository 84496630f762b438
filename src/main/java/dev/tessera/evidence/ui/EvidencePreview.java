package dev.tessera.evidence.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.tessera.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A plain picture as a picture, and the beginning of a text as text; nothing else is looked into. */
class EvidencePreview extends Dialog {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 64 * 1024;

    EvidencePreview(EvidenceTools tools, Evidence evidence) {
        setHeaderTitle(evidence.name());
        setWidth("960px");
        setMaxWidth("96vw");
        addClassName("evidence-preview");
        if (evidence.isPicture()) {
            Image picture = new Image(EvidenceDownload.picture(tools, evidence.id()), evidence.name());
            picture.addClassName("evidence-picture");
            add(picture);
        } else {
            Pre text = new Pre(head(tools, evidence));
            text.addClassName("evidence-text");
            text.getElement().setAttribute("dir", "auto");
            text.getElement().setAttribute("tabindex", "0");
            add(text);
            if (evidence.size() > MOST) {
                Paragraph more = new Paragraph(getTranslation("evidence.only-beginning"));
                more.addClassName("quiet");
                add(more);
            }
        }
        Button close = new Button(getTranslation("dialog.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
    }

    static boolean shows(Evidence evidence) {
        return evidence.isPicture() || evidence.isText();
    }

    private static String head(EvidenceTools tools, Evidence evidence) {
        try {
            byte[] head =
                    tools.files().open(tools.current().get(), evidence.id()).head(MOST);
            return new String(head, StandardCharsets.UTF_8).replace('\0', '\ufffd');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
