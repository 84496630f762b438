package dev.tessera.news.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tessera.common.Label;
import dev.tessera.news.Announcement;
import dev.tessera.news.AnnouncementAudience;
import dev.tessera.news.AnnouncementForm;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a coordinator writes an announcement, or corrects one. */
final class AnnouncementEditor extends Div {

    private static final long serialVersionUID = 1L;

    /** What is done with what was written. */
    @FunctionalInterface
    interface Save {
        void save(AnnouncementAudience audience, AnnouncementForm form);
    }

    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final Select<AnnouncementAudience> audience = new Select<>();

    /** @param before what is corrected; none for a new one */
    AnnouncementEditor(@Nullable Announcement before, Save save, Runnable cancel) {
        addClassNames("stack", "announcement-editor");
        title.setLabel(getTranslation("announcement.title"));
        title.setMaxLength(Label.LONGEST);
        title.setRequiredIndicatorVisible(true);
        text.setLabel(getTranslation("announcement.text"));
        text.setHelperText(getTranslation("announcement.text-help"));
        text.setMaxLength(AnnouncementForm.LONGEST);
        text.setMinHeight("9rem");
        text.setMaxHeight("24rem");
        text.setRequiredIndicatorVisible(true);
        text.setValueChangeMode(ValueChangeMode.ON_BLUR);
        audience.setLabel(getTranslation("announcement.for"));
        audience.setItems(AnnouncementAudience.values());
        audience.setItemLabelGenerator(
                a -> getTranslation("announcement.for." + a.name().toLowerCase(Locale.ROOT)));
        audience.setValue(AnnouncementAudience.EVERYBODY);
        Button done = new Button(
                getTranslation(before == null ? "announcement.announce" : "announcement.save"),
                click -> save.save(audience.getValue(), new AnnouncementForm(title.getValue(), text.getValue())));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.setDisableOnClick(true);
        done.addClickListener(click -> done.setEnabled(true));
        Button not = new Button(getTranslation("dialog.cancel"), click -> cancel.run());
        Div actions = new Div(done, not);
        actions.addClassName("form-actions");
        add(title);
        if (before == null) {
            add(audience, text, new Paragraph(getTranslation("announcement.once")), actions);
        } else {
            title.setValue(before.title());
            text.setValue(before.text());
            add(text, new Paragraph(getTranslation("announcement.corrects")), actions);
        }
    }

    @Override
    protected void onAttach(com.vaadin.flow.component.AttachEvent attached) {
        title.focus();
    }
}
