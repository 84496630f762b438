package dev.tessera.plan;

import dev.tessera.common.Messages;
import dev.tessera.trial.Phases;
import dev.tessera.trial.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.jspecify.annotations.Nullable;

/** A calendar as RFC 5545 writes it. The same content is the same bytes, so that its tag says whether it changed. */
final class CalendarText {

    private final Messages messages;
    private final Locale locale;
    private final String base;
    private final String host;
    private final Calendar calendar = new Calendar();

    CalendarText(Messages messages, Locale locale, String base, String title) {
        this.messages = messages;
        this.locale = locale;
        this.base = base;
        this.host = URI.create(base).getHost();
        calendar.add(new ProdId("-//Tessera//Trials//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", title));
    }

    /** The days on which a trial's phases begin or end. */
    void phases(Trial trial) {
        Phases phases = trial.setup().phases();
        day(trial, "registration-opens", phases.registrationOpensOn());
        day(trial, "registration-closes", phases.registrationClosesOn());
        day(trial, "opens", phases.opensOn());
        day(trial, "closes", phases.closesOn());
        day(trial, "review-closes", phases.reviewClosesOn());
        day(trial, "publishes", phases.publishesOn());
    }

    private void day(Trial trial, String phase, @Nullable LocalDate day) {
        if (day == null) {
            return;
        }
        VEvent event = new VEvent(false);
        event.add(new Uid("trial-" + trial.id() + "-" + phase + "@" + host));
        event.add(new DtStamp(Phases.begins(day, trial.setup().zone())));
        event.add(new DtStart<>(day));
        event.add(new Sequence(0));
        event.add(new Summary(messages.text(locale, "calendar.phase." + phase, trial.title())));
        event.add(new Url(URI.create(base + "/app/trials/" + trial.slug() + "/plan")));
        calendar.add(event);
    }

    /** Some of a trial's meetings. */
    void meetings(Schedule schedule, java.util.function.Predicate<Meeting> which) {
        Map<Long, Slot> slots = schedule.slots().stream().collect(Collectors.toMap(Slot::id, Function.identity()));
        Map<Long, Place> places = schedule.places().stream().collect(Collectors.toMap(Place::id, Function.identity()));
        for (Meeting meeting : schedule.meetings()) {
            Slot slot = slots.get(meeting.slot());
            Place place = places.get(meeting.place());
            if (slot != null && place != null && which.test(meeting)) {
                meeting(schedule, meeting, slot, place);
            }
        }
    }

    private void meeting(Schedule schedule, Meeting meeting, Slot slot, Place place) {
        VEvent event = new VEvent(false);
        event.add(new Uid("meeting-" + meeting.id() + "@" + host));
        event.add(new DtStamp(seconds(meeting.changedAt())));
        event.add(new DtStart<>(seconds(slot.begins())));
        event.add(new DtEnd<>(seconds(slot.ends())));
        event.add(new Sequence(meeting.revision()));
        event.add(new Summary(schedule.participant(meeting.first()).label()
                + " – "
                + schedule.participant(meeting.second()).label()));
        event.add(new Location(place.url() == null ? place.name() : place.name() + ", " + place.url()));
        String trial = schedule.trial().title();
        event.add(new Description(
                meeting.parts() == 1
                        ? trial
                        : messages.text(locale, "calendar.part", trial, meeting.part(), meeting.parts())));
        event.add(new Url(URI.create(base + "/app/trials/" + schedule.trial().slug() + "/plan")));
        calendar.add(event);
    }

    private static Instant seconds(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS);
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // An empty calendar is one, too: there is nothing to be validated but what stands above.
            new CalendarOutputter(false).output(calendar, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
