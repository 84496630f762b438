package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.account.CurrentViewer;
import dev.tessera.plan.CalendarFeed;
import dev.tessera.plan.Calendars;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The secret addresses of one's calendars: made, made anew, and ended. */
final class CalendarSection extends Section {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Calendars calendars;
    private final transient Notes notes;
    private final transient Map<Long, String> organisations = new LinkedHashMap<>();
    private final LineList list = new LineList();
    private final Div actions = new Div();

    CalendarSection(CurrentViewer current, Calendars calendars, Trials trials, Trial trial, Notes notes) {
        this.current = current;
        this.calendars = calendars;
        this.notes = notes;
        for (Participant own : trials.own(current.get(), trial)) {
            organisations.put(own.organisationId(), own.organisation());
        }
        H2 title = new H2(getTranslation("calendar.section"));
        title.addClassName("section-title");
        actions.addClassName("filters");
        add(title, new Paragraph(getTranslation("calendar.text")), list, actions);
        show();
    }

    private void show() {
        list.removeAll();
        actions.removeAll();
        Map<Long, CalendarFeed> there = new LinkedHashMap<>();
        for (CalendarFeed feed : calendars.mine(current.get())) {
            there.put(key(feed.organisation()), feed);
            String name = name(feed.organisation());
            list.add(new ListItem(
                    new Name(name),
                    new Quiet(getTranslation("calendar.since", feed.createdAt().atZone(ZoneId.of("UTC")))),
                    new LineButton(
                            getTranslation("calendar.renew"),
                            getTranslation("calendar.renew-which", name),
                            () -> renew(feed.organisation())),
                    new LineButton(
                            getTranslation("calendar.revoke"),
                            getTranslation("calendar.revoke-which", name),
                            () -> revoke(feed.id()))));
        }
        if (!there.containsKey(key(null))) {
            actions.add(new Button(getTranslation("calendar.make-mine"), click -> renew(null)));
        }
        organisations.forEach((id, name) -> {
            if (!there.containsKey(id)) {
                actions.add(new Button(getTranslation("calendar.make-of", name), click -> renew(id)));
            }
        });
    }

    private static long key(@Nullable Long organisation) {
        return organisation == null ? -1 : organisation;
    }

    private String name(@Nullable Long organisation) {
        return organisation == null
                ? getTranslation("calendar.of-me")
                : Objects.requireNonNullElse(
                        organisations.get(organisation), getTranslation("calendar.of-organisation"));
    }

    private void renew(@Nullable Long organisation) {
        notes.tried(getLocale(), () -> {
            String address = calendars.renew(current.get(), organisation);
            TextField field = new TextField(getTranslation("calendar.address"), address, "");
            field.setReadOnly(true);
            field.setWidthFull();
            Dialog dialog = new Dialog(getTranslation("calendar.made"));
            dialog.setWidth("min(40rem, 96vw)");
            dialog.add(new Paragraph(getTranslation("calendar.once")), field);
            dialog.getFooter().add(new Button(getTranslation("calendar.close"), click -> dialog.close()));
            dialog.open();
            show();
        });
    }

    private void revoke(long feed) {
        notes.tried(getLocale(), () -> calendars.revoke(current.get(), feed), "calendar.revoked");
        show();
    }
}
