package dev.tessera.organisation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Logos;
import dev.tessera.organisation.Profile;
import dev.tessera.shell.FileUpload;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.Notes;
import java.util.List;

/** An organisation's logo, for its managers to choose and take away. */
final class LogoSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Logos logos;
    private final transient Notes notes;
    private final transient Runnable changed;
    private final String slug;

    LogoSection(CurrentViewer current, Logos logos, Notes notes, Profile profile, Runnable changed) {
        this.current = current;
        this.logos = logos;
        this.notes = notes;
        this.changed = changed;
        this.slug = profile.organisation().slug();
        addClassName("view-part");
        add(new Paragraph(getTranslation("organisation.logo-text")));
        Paragraph said = new Paragraph();
        said.addClassName("form-error");
        said.getElement().setAttribute("role", "alert");
        add(
                FileUpload.of(
                        Logos.MOST_BYTES,
                        List.of(".png", ".jpg", ".jpeg", ".gif"),
                        (file, bytes) -> {
                            try {
                                logos.put(current.get(), slug, bytes);
                                changed.run();
                            } catch (Refusal refusal) {
                                said.setText(notes.text(getLocale(), refusal));
                            }
                        },
                        said::setText),
                said);
        if (profile.logo() != null) {
            add(new LineButton(
                    getTranslation("organisation.logo-remove"),
                    getTranslation("organisation.logo-remove"),
                    () -> notes.tried(getLocale(), () -> {
                        logos.remove(current.get(), slug);
                        changed.run();
                    })));
        }
    }
}
