package dev.tessera.news.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.Viewer;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.CurrentViewer;
import dev.tessera.account.People;
import dev.tessera.account.ui.AccountHeader;
import dev.tessera.news.NoticeChoice;
import dev.tessera.news.NoticeChoices;
import dev.tessera.news.NoticeDelivery;
import dev.tessera.news.NoticeGroup;
import dev.tessera.shell.Notes;
import dev.tessera.shell.ZoneBox;
import jakarta.annotation.security.PermitAll;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How one wants to be told by mail. */
@Route("account/notices")
@PermitAll
class NoticeChoicesView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient People people;
    private final transient NoticeChoices choices;
    private final transient Notes notes;
    private final Select<NoticeDelivery> mail = new Select<>();
    private final Map<NoticeGroup, Select<NoticeDelivery>> groups = new EnumMap<>(NoticeGroup.class);
    private final ZoneBox zone = new ZoneBox();

    NoticeChoicesView(CurrentViewer current, People people, NoticeChoices choices, Notes notes) {
        this.current = current;
        this.people = people;
        this.choices = choices;
        this.notes = notes;
        addClassNames("view", "narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Viewer viewer = current.get();
        AccountHolder me = people.me(viewer);
        NoticeChoice now = choices.mine(viewer);
        removeAll();
        H2 title = new H2(getTranslation("choices.title"));
        title.addClassName("section-title");
        delivery(mail, getTranslation("choices.mail"));
        mail.setValue(now.mail());
        Div form = new Div(mail);
        form.addClassName("stack");
        for (NoticeGroup group : NoticeGroup.values()) {
            Select<NoticeDelivery> of = new Select<>();
            delivery(of, getTranslation("choices.about." + word(group)));
            of.setEmptySelectionAllowed(true);
            of.setEmptySelectionCaption(getTranslation("choices.as-above"));
            of.setValue(now.otherwise().get(group));
            groups.put(group, of);
            form.add(of);
        }
        zone.setLabel(getTranslation("choices.zone"));
        zone.setHelperText(getTranslation("choices.zone-help"));
        zone.setValue(now.zone());
        if (!choices.chosen(viewer)) {
            guessZone();
        }
        Button save = new Button(getTranslation("choices.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        form.add(zone, save);
        add(
                new AccountHeader(me.name(), AccountHeader.Part.NOTICES),
                title,
                new Paragraph(getTranslation("choices.text", me.email())),
                form);
    }

    private void delivery(Select<NoticeDelivery> select, String label) {
        select.setLabel(label);
        select.setItems(NoticeDelivery.values());
        select.setItemLabelGenerator(
                d -> getTranslation(d == null ? "choices.as-above" : "choices.delivery." + word(d)));
    }

    /** Whoever has not chosen is asked for nothing that the browser knows. */
    private void guessZone() {
        UI.getCurrent().getPage().retrieveExtendedClientDetails(details -> {
            String guess = details.getTimeZoneId();
            if (guess != null && isZone(guess)) {
                zone.setValue(ZoneId.of(guess));
            }
        });
    }

    private static boolean isZone(String id) {
        try {
            return ZoneId.of(id) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void save() {
        ZoneId chosen = zone.getValue();
        if (chosen == null) {
            zone.setInvalid(true);
            zone.setErrorMessage(getTranslation("choices.zone-missing"));
            zone.focus();
            return;
        }
        Map<NoticeGroup, NoticeDelivery> otherwise = new EnumMap<>(NoticeGroup.class);
        groups.forEach((group, select) -> {
            if (select.getValue() != null) {
                otherwise.put(group, select.getValue());
            }
        });
        notes.tried(
                getLocale(),
                () -> choices.choose(current.get(), new NoticeChoice(mail.getValue(), otherwise, chosen)),
                "choices.saved");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("account.part.notices"));
    }
}
