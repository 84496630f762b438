package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.common.Refusal;
import dev.tessera.plan.Bookings;
import dev.tessera.plan.Calendars;
import dev.tessera.plan.Meeting;
import dev.tessera.plan.Meetings;
import dev.tessera.plan.PlaceKind;
import dev.tessera.plan.PlanJobs;
import dev.tessera.plan.PlanProposal;
import dev.tessera.plan.PlanSettings;
import dev.tessera.plan.PlanSetups;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Schedules;
import dev.tessera.plan.SlotPattern;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** What is done to slots, places, meetings and calendars. */
final class PlanOperations extends Operations {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(20);

    private final Meetings meetings = bean(Meetings.class);
    private final Bookings bookings = bean(Bookings.class);
    private final PlanSetups setups = bean(PlanSetups.class);
    private final Schedules schedules = bean(Schedules.class);

    PlanOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        setups();
        jobs();
        meetings();
        calendars();
    }

    private void setups() {
        does("plan.Schedules.of", (v, on) -> schedules.of(v, slug(on)));
        does("plan.PlanSetups.change", (v, on) -> setups.change(v, slug(on), new PlanSettings(2, 3)));
        does("plan.PlanSetups.addSlots", (v, on) -> setups.addSlots(v, slug(on), pattern()));
        does("plan.PlanSetups.removeSlots", (v, on) -> setups.removeSlots(v, slug(on), Set.of()));
        does("plan.PlanSetups.addPlaces", (v, on) -> setups.addPlaces(v, slug(on), PlaceKind.TABLE, "Table", 2, null));
        does("plan.PlanSetups.changePlace", (v, on) -> {
            long place = prepared(on).places().getFirst().id();
            setups.changePlace(v, slug(on), place, "Other", null);
        });
        does("plan.PlanSetups.removePlaces", (v, on) -> setups.removePlaces(v, slug(on), Set.of()));
    }

    private void jobs() {
        PlanJobs jobs = bean(PlanJobs.class);
        does("plan.PlanJobs.start", (v, on) -> possible(() -> jobs.start(v, slug(on), true)));
        does("plan.PlanJobs.state", (v, on) -> jobs.state(v, slug(on)));
        does("plan.PlanJobs.stop", (v, on) -> jobs.stop(v, slug(on)));
        does("plan.PlanJobs.take", (v, on) -> possible(() -> jobs.take(v, slug(on))));
        does("plan.PlanJobs.discard", (v, on) -> jobs.discard(v, slug(on)));
        does("plan.Meetings.take", (v, on) -> {
            PlanProposal nothing =
                    new PlanProposal(prepared(on).revision(), List.of(), List.of(), Set.of(), 0, 0, 0, 0, List.of());
            meetings.take(v, slug(on), nothing);
        });
    }

    /** Whoever may do it and comes at the wrong moment may do it. */
    private static void possible(Runnable what) {
        try {
            what.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
        }
    }

    private void meetings() {
        does("plan.Bookings.book", (v, on) -> {
            Schedule there = prepared(on);
            bookings.book(
                    v,
                    slug(on),
                    on.participant().id(),
                    partner(there, on),
                    there.slots().getFirst().id());
        });
        does(
                "plan.Bookings.cancel",
                (v, on) -> bookings.cancel(v, slug(on), booked(on).id()));
        does(
                "plan.Meetings.pin",
                (v, on) -> meetings.pin(v, slug(on), booked(on).id(), true));
        does("plan.Meetings.move", (v, on) -> {
            Meeting meeting = booked(on);
            meetings.move(
                    v,
                    slug(on),
                    meeting.id(),
                    schedules
                            .of(fixture.coordinator, slug(on))
                            .slots()
                            .getLast()
                            .id(),
                    null);
        });
        does(
                "plan.Meetings.remove",
                (v, on) -> meetings.remove(v, slug(on), booked(on).id()));
        does("plan.Meetings.clear", (v, on) -> meetings.clear(v, slug(on)));
        does("plan.Bookings.absent", (v, on) -> {
            long slot = prepared(on).slots().getFirst().id();
            bookings.absent(v, slug(on), on.participant().id(), slot, true);
        });
        does("plan.Bookings.partners", (v, on) -> {
            prepared(on);
            bookings.partners(v, slug(on), on.participant().id());
        });
    }

    private void calendars() {
        Calendars calendars = bean(Calendars.class);
        does("plan.Calendars.ofTrial", (v, on) -> calendars.ofTrial(v, slug(on), Locale.ENGLISH));
        does("plan.Calendars.mine", (v, on) -> calendars.mine(v));
        does("plan.Calendars.renew, one's own", (v, on) -> calendars.renew(v, null));
        does(
                "plan.Calendars.renew, an organisation's",
                (v, on) -> calendars.renew(v, on.organisation().id()));
        does("plan.Calendars.revoke, of another", (v, on) -> {
            calendars.renew(fixture.otherStranger, null);
            calendars.revoke(v, calendars.mine(fixture.otherStranger).getFirst().id());
        });
    }

    private static String slug(AccessFixture.Side on) {
        return on.trial().slug();
    }

    private static SlotPattern pattern() {
        return new SlotPattern(DAY, DAY, LocalTime.of(9, 0), LocalTime.of(10, 0), 20, 0);
    }

    /** With slots, tables, and somebody to meet. */
    private Schedule prepared(AccessFixture.Side on) {
        Given given = bean(Given.class);
        given.participant(on.trial(), given.organisation().id(), Given.unique("Partner"), "Tool");
        setups.addSlots(fixture.coordinator, slug(on), pattern());
        setups.addPlaces(fixture.coordinator, slug(on), PlaceKind.TABLE, "Table", 2, null);
        return schedules.of(fixture.coordinator, slug(on));
    }

    private static long partner(Schedule there, AccessFixture.Side on) {
        return there.participants().keySet().stream()
                .filter(id -> id != on.participant().id())
                .findFirst()
                .orElseThrow();
    }

    private Meeting booked(AccessFixture.Side on) {
        Schedule there = prepared(on);
        bookings.book(
                on.member(),
                slug(on),
                on.participant().id(),
                partner(there, on),
                there.slots().getFirst().id());
        return schedules.of(fixture.coordinator, slug(on)).meetings().getFirst();
    }
}
