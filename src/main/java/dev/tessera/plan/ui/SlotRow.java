package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.plan.Meeting;
import dev.tessera.plan.MeetingOrigin;
import dev.tessera.plan.Place;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Slot;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Participant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One slot and who meets in it; of a full day, a slot's meetings come when it is opened. */
final class SlotRow extends Details {

    private static final long serialVersionUID = 1L;

    static final int SHOWN_AT_ONCE = 160;

    private final transient Schedule schedule;
    private final transient List<Meeting> meetings;
    private final transient Set<Long> own;
    private final transient @Nullable Consumer<Meeting> change;
    private boolean filled;

    SlotRow(
            Schedule schedule,
            Slot slot,
            List<Meeting> meetings,
            Times times,
            Set<Long> own,
            boolean open,
            @Nullable Consumer<Meeting> change) {
        this.schedule = schedule;
        this.meetings = meetings;
        this.own = own;
        this.change = change;
        addClassName("plan-slot");
        Span summary = new Span(new Span(times.span(slot)));
        String reader = times.forReader(slot);
        if (reader != null) {
            summary.add(new Quiet(" " + getTranslation("plan.yours", reader)));
        }
        summary.add(new Quiet(" · " + getTranslation("plan.count", meetings.size())));
        setSummary(summary);
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                fill();
            }
        });
        if (open && !meetings.isEmpty()) {
            fill();
            setOpened(true);
        }
    }

    private void fill() {
        if (filled) {
            return;
        }
        filled = true;
        UnorderedList list = new UnorderedList();
        list.addClassName("plan-meetings");
        meetings.forEach(m -> list.add(line(m)));
        add(list);
    }

    private ListItem line(Meeting meeting) {
        Participant first = schedule.participant(meeting.first());
        Participant second = schedule.participant(meeting.second());
        ListItem line = new ListItem(where(meeting), who(first), new Quiet("–"), who(second));
        if (schedule.isOf(meeting, own)) {
            line.addClassName("own");
            line.add(new Quiet(getTranslation("plan.own")));
        }
        if (meeting.parts() > 1) {
            line.add(new Quiet(getTranslation("plan.part", meeting.part(), meeting.parts())));
        }
        if (meeting.origin() == MeetingOrigin.BOOKED) {
            line.add(chip("plan.booked"));
        }
        if (meeting.pinned()) {
            line.add(chip("plan.pinned"));
        }
        if (change != null) {
            Button button = new Button(getTranslation("plan.change"), click -> change.accept(meeting));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            button.setAriaLabel(getTranslation("plan.change-which", first.label(), second.label()));
            line.add(button);
        }
        return line;
    }

    private Span chip(String key) {
        Span chip = new Span(getTranslation(key));
        chip.addClassName("chip");
        return chip;
    }

    private com.vaadin.flow.component.Component where(Meeting meeting) {
        Place place = schedule.places().stream()
                .filter(p -> p.id() == meeting.place())
                .findFirst()
                .orElse(null);
        if (place == null) {
            return new Span();
        }
        if (place.url() != null) {
            Anchor link = new Anchor(place.url(), place.name());
            link.getElement().setAttribute("rel", "noopener noreferrer");
            link.addClassName("plan-place");
            return link;
        }
        Name name = new Name(place.name());
        name.addClassName("plan-place");
        return name;
    }

    private static Name who(Participant who) {
        Name name = new Name(who.label());
        name.setTitle(who.organisation());
        return name;
    }
}
