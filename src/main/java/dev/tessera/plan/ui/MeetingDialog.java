package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.plan.Meeting;
import dev.tessera.plan.Meetings;
import dev.tessera.plan.Place;
import dev.tessera.plan.PlaceKind;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Slot;
import dev.tessera.shell.Notes;
import java.util.List;

/** Where one meeting is moved, pinned or removed; what stands against it is said in the dialog. */
final class MeetingDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Notes notes;
    private final Paragraph said = new Paragraph();

    MeetingDialog(
            Schedule schedule, Meeting meeting, Times times, CurrentViewer current, Meetings meetings, Notes notes) {
        this.notes = notes;
        String slug = schedule.trial().slug();
        String who = schedule.participant(meeting.first()).label() + " – "
                + schedule.participant(meeting.second()).label();
        setHeaderTitle(who);
        setWidth("min(32rem, 96vw)");
        said.addClassNames("notice", "problem");
        said.getElement().setAttribute("role", "alert");
        said.setVisible(false);
        ComboBox<Slot> slot = new ComboBox<>(getTranslation("plan.slot"));
        List<Slot> ahead =
                schedule.slots().stream().filter(s -> s.isAhead(schedule.now())).toList();
        slot.setItems(ahead);
        slot.setItemLabelGenerator(times::dayAndSpan);
        slot.setWidthFull();
        ahead.stream().filter(s -> s.id() == meeting.slot()).findFirst().ifPresent(slot::setValue);
        ComboBox<Place> place = new ComboBox<>(getTranslation("plan.place"));
        PlaceKind kind = schedule.isRemote(meeting.first(), meeting.second()) ? PlaceKind.REMOTE_ROOM : PlaceKind.TABLE;
        place.setItems(schedule.places().stream().filter(p -> p.kind() == kind).toList());
        place.setItemLabelGenerator(Place::name);
        place.setHelperText(getTranslation("plan.place-help"));
        place.setClearButtonVisible(true);
        place.setWidthFull();
        add(said, slot, place);
        Button pin = new Button(
                getTranslation(meeting.pinned() ? "plan.unpin" : "plan.pin"),
                click -> tried(() -> meetings.pin(current.get(), slug, meeting.id(), !meeting.pinned())));
        Button remove = new Button(
                getTranslation("plan.remove"),
                click -> tried(() -> meetings.remove(current.get(), slug, meeting.id())));
        remove.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button move = new Button(getTranslation("plan.move"), click -> {
            Slot to = slot.getValue();
            if (to == null) {
                slot.focus();
                return;
            }
            Place at = place.getValue();
            tried(() -> meetings.move(current.get(), slug, meeting.id(), to.id(), at == null ? null : at.id()));
        });
        move.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(remove, pin, cancel, move);
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                slot.focus();
            }
        });
    }

    private void tried(Runnable what) {
        try {
            what.run();
            close();
        } catch (Refusal refusal) {
            said.setText(notes.text(getLocale(), refusal));
            said.setVisible(true);
        }
    }
}
