package dev.tessera.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A trial's meetings from its slots to its calendars, by the services that people reach. */
@ServerTest
class PlanningTest {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).plusDays(30);

    @Autowired
    Given given;

    @Autowired
    PlanSetups setups;

    @Autowired
    Schedules schedules;

    @Autowired
    PlanJobs jobs;

    @Autowired
    private Bookings bookings;

    @Autowired
    Meetings meetings;

    @Autowired
    Calendars calendars;

    @Autowired
    Participations participations;

    @Autowired
    Memberships memberships;

    @Autowired
    Accounts accounts;

    @Autowired
    Rest rest;

    @Autowired
    DSLContext db;

    /** Some tools and some platforms, each of an organisation with one member. */
    private final class Event {

        final Trial trial;
        final List<Viewer> members = new ArrayList<>();
        final List<Participant> all = new ArrayList<>();

        Event(int tools, int platforms, Visibility visibility) {
            String specification = given.specification("Tool", "Platform");
            given.suite(
                    specification,
                    "key,title,kind,roles\nT1,One,interoperability,Tool;Platform\nT2,Two,interoperability,Platform;Tool\n");
            trial = given.trial(specification, TrialStatus.OPEN, visibility);
            for (int i = 0; i < tools + platforms; i++) {
                Organisation organisation = given.organisation();
                members.add(given.member(organisation.id()).viewer());
                all.add(given.participant(
                        trial, organisation.id(), Given.unique("Product"), i < tools ? "Tool" : "Platform"));
            }
        }

        Event slots(int number) {
            setups.addSlots(
                    coordinator(),
                    trial.slug(),
                    new SlotPattern(
                            DAY, DAY, LocalTime.of(9, 0), LocalTime.of(9, 0).plusMinutes(20L * number), 20, 0));
            return this;
        }

        Event tables(int number) {
            setups.addPlaces(coordinator(), trial.slug(), PlaceKind.TABLE, "Table", number, null);
            return this;
        }

        PlanProposal plan(boolean keep) {
            jobs.start(coordinator(), trial.slug(), keep);
            await().atMost(java.time.Duration.ofSeconds(60))
                    .until(() -> jobs.state(coordinator(), trial.slug())
                                    .orElseThrow()
                                    .proposal()
                            != null);
            return jobs.state(coordinator(), trial.slug()).orElseThrow().proposal();
        }

        Event planned() {
            plan(false);
            jobs.take(coordinator(), trial.slug());
            return this;
        }

        Schedule schedule() {
            return schedules.of(coordinator(), trial.slug());
        }
    }

    private Viewer coordinator() {
        return given.coordinator().viewer();
    }

    private static String key(Callable<?> what) {
        try {
            what.call();
            return "done";
        } catch (Refusal refusal) {
            return refusal.sentence().key();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String key(Runnable what) {
        return key(Executors.callable(what));
    }

    @Test
    void a_plan_is_proposed_first_and_taken_by_a_coordinator() {
        Event event = new Event(2, 3, Visibility.CONFIDENTIAL).slots(4).tables(2);

        PlanProposal proposal = event.plan(false);

        assertThat(proposal.planned()).isEqualTo(6);
        assertThat(event.schedule().meetings()).isEmpty();
        jobs.take(coordinator(), event.trial.slug());
        assertThat(event.schedule().meetings()).hasSize(6);
        assertThat(event.plan(true).isAsItStands()).isTrue();
    }

    @Test
    void a_plan_made_of_something_else_than_is_there_now_is_not_taken() {
        Event event = new Event(1, 2, Visibility.CONFIDENTIAL).slots(3).tables(1);
        event.plan(false);
        event.tables(1);

        assertThat(key(() -> jobs.take(coordinator(), event.trial.slug()))).isEqualTo("plan.refused.changed-meanwhile");
        assertThat(event.schedule().meetings()).isEmpty();
    }

    @Test
    void what_cannot_be_is_said_with_names_and_figures() {
        Event event = new Event(1, 2, Visibility.CONFIDENTIAL);

        assertThat(event.plan(false).findings())
                .extracting(Sentence::key)
                .contains("plan.finding.no-slots", "plan.finding.no-tables", "plan.finding.few-others");
        jobs.discard(coordinator(), event.trial.slug());
        event.slots(1).tables(1);
        PlanProposal best = event.plan(false);
        assertThat(best.planned()).isEqualTo(1);
        assertThat(best.findings())
                .contains(
                        Sentence.of("plan.finding.tables-full", 2L, 1, 1, 1),
                        Sentence.of(
                                "plan.finding.product-full",
                                1,
                                event.all.getFirst().productName(),
                                2,
                                1,
                                4));
    }

    @Test
    void two_who_book_the_same_partner_at_the_same_moment_do_not_both_get_it() throws Exception {
        Event event = new Event(2, 1, Visibility.CONFIDENTIAL).slots(1).tables(2);
        long slot = event.schedule().slots().getFirst().id();
        long platform = event.all.get(2).id();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                int who = i;
                answers.add(both.submit(() -> key(() -> bookings.book(
                        event.members.get(who),
                        event.trial.slug(),
                        event.all.get(who).id(),
                        platform,
                        slot))));
            }
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder("done", "plan.obstacle.busy");
        }
        assertThat(event.schedule().meetings()).hasSize(1);
    }

    @Test
    void booked_and_pinned_meetings_stay_when_all_is_planned_anew() {
        Event event = new Event(2, 2, Visibility.CONFIDENTIAL).slots(4).tables(2);
        Slot last = event.schedule().slots().getLast();
        bookings.book(
                event.members.getFirst(),
                event.trial.slug(),
                event.all.get(0).id(),
                event.all.get(2).id(),
                last.id());
        event.planned();

        Meeting booked = event.schedule().meetings().stream()
                .filter(m -> m.origin() == MeetingOrigin.BOOKED)
                .findFirst()
                .orElseThrow();
        assertThat(booked.slot()).isEqualTo(last.id());
        assertThat(event.schedule().meetings()).hasSize(4);
    }

    @Test
    void a_move_that_would_conflict_is_refused_with_the_reason() {
        Event event =
                new Event(1, 2, Visibility.CONFIDENTIAL).slots(3).tables(1).planned();
        Schedule schedule = event.schedule();
        Meeting one = schedule.meetings().get(0);
        Meeting other = schedule.meetings().get(1);

        assertThat(key(() -> meetings.move(coordinator(), event.trial.slug(), one.id(), other.slot(), null)))
                .isEqualTo("plan.obstacle.busy");
        Slot free = schedule.slots().stream()
                .filter(s -> s.id() != one.slot() && s.id() != other.slot())
                .findFirst()
                .orElseThrow();
        meetings.move(coordinator(), event.trial.slug(), one.id(), free.id(), null);
        Meeting moved = event.schedule().meetings().stream()
                .filter(m -> m.id() == one.id())
                .findFirst()
                .orElseThrow();
        assertThat(moved.slot()).isEqualTo(free.id());
        assertThat(moved.pinned()).isTrue();
        assertThat(moved.revision()).isEqualTo(1);
    }

    @Test
    void a_slot_in_which_a_product_cannot_be_there_is_not_used() {
        Event event = new Event(1, 2, Visibility.CONFIDENTIAL).slots(3).tables(2);
        Slot first = event.schedule().slots().getFirst();
        bookings.absent(
                event.members.getFirst(),
                event.trial.slug(),
                event.all.getFirst().id(),
                first.id(),
                true);
        event.planned();

        assertThat(event.schedule().meetings()).hasSize(2).noneMatch(m -> m.slot() == first.id());
        assertThat(key(() -> bookings.book(
                        event.members.get(1),
                        event.trial.slug(),
                        event.all.get(1).id(),
                        event.all.get(0).id(),
                        first.id())))
                .isEqualTo("plan.refused.met");
    }

    @Test
    void the_partner_finder_says_who_is_missing_and_who_is_free() {
        Event event = new Event(1, 3, Visibility.CONFIDENTIAL).slots(2).tables(2);
        Slot first = event.schedule().slots().getFirst();
        String slug = event.trial.slug();
        long own = event.all.getFirst().id();
        bookings.book(event.members.getFirst(), slug, own, event.all.get(1).id(), first.id());

        Partners partners = bookings.partners(event.members.getFirst(), slug, own);

        assertThat(partners.missing()).isEqualTo(2);
        assertThat(partners.freeIn(first.id())).isEmpty();
        assertThat(partners.freeIn(event.schedule().slots().getLast().id())).hasSize(2);
    }

    @Test
    void whoever_withdraws_meets_nobody_any_more() {
        Event event =
                new Event(1, 2, Visibility.CONFIDENTIAL).slots(3).tables(2).planned();
        participations.withdraw(
                coordinator(), event.trial.slug(), event.all.get(1).id(), "No time");

        assertThat(event.schedule().meetings())
                .hasSize(1)
                .noneMatch(m -> m.isOf(event.all.get(1).id()));
    }

    @Test
    void a_meeting_that_goes_on_goes_on_though_one_of_the_two_withdraws() {
        Event event =
                new Event(1, 2, Visibility.CONFIDENTIAL).slots(2).tables(1).planned();
        Schedule before = event.schedule();
        Meeting now = before.meetings().getFirst();
        db.execute(
                "update slot set begins_at = now() - interval '5 minutes', ends_at = now() + interval '15 minutes'"
                        + " where id = ?",
                now.slot());

        participations.withdraw(
                coordinator(), event.trial.slug(), event.all.getFirst().id(), "Out of power");

        assertThat(event.schedule().meetings()).extracting(Meeting::id).containsExactly(now.id());
        assertThat(key(() -> meetings.remove(coordinator(), event.trial.slug(), now.id())))
                .isEqualTo("plan.obstacle.past");
    }

    @Test
    void a_confidential_trials_calendar_is_for_nobody_and_an_open_ones_has_its_meetings() {
        Event kept = new Event(1, 1, Visibility.CONFIDENTIAL).slots(1).tables(1).planned();
        Event open = new Event(1, 1, Visibility.OPEN).slots(1).tables(1).planned();

        assertThat(rest.get("/trials/" + kept.trial.slug() + "/calendar.ics", "")
                        .status())
                .isEqualTo(404);
        Rest.Answer answer = rest.get("/trials/" + open.trial.slug() + "/calendar.ics", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        assertThat(answer.text())
                .contains("BEGIN:VEVENT", "SEQUENCE:0", "DTSTAMP:", "LOCATION:Table", "\r\n")
                .containsPattern("DTSTART:\\d{8}T\\d{6}Z");
        assertThat(rest.send(rest.request("/trials/" + open.trial.slug() + "/calendar.ics", "")
                                .header("If-None-Match", answer.header("ETag"))
                                .GET()
                                .build())
                        .status())
                .isEqualTo(304);
    }

    @Test
    void an_organisations_calendar_ends_with_the_membership_and_a_renewed_one_with_its_address() {
        Event event =
                new Event(1, 2, Visibility.CONFIDENTIAL).slots(3).tables(2).planned();
        Viewer member = event.members.getFirst();
        long organisation = event.all.getFirst().organisationId();
        String first = path(calendars.renew(member, organisation));
        assertThat(rest.get(first, "").text()).contains(event.all.getFirst().label());
        String second = path(calendars.renew(member, organisation));
        assertThat(rest.get(first, "").status()).isEqualTo(404);
        assertThat(rest.get(second, "").status()).isEqualTo(200);
        assertThat(rest.get(second, "").header("Cache-Control")).contains("private");

        memberships.join(given.member(organisation).viewer().account(), organisation, MembershipRole.MANAGER);
        memberships.remove(coordinator(), slugOf(event), member.account(), null);

        assertThat(rest.get(second, "").status()).isEqualTo(404);
    }

    private static String slugOf(Event event) {
        return event.all.getFirst().organisationSlug();
    }

    private static String path(String address) {
        return address.substring(address.indexOf("/calendars/"));
    }

    @Test
    void a_persons_calendar_has_the_meetings_of_their_organisations_only() {
        Event event =
                new Event(2, 2, Visibility.CONFIDENTIAL).slots(4).tables(2).planned();
        String text = rest.get(path(calendars.renew(event.members.getFirst(), null)), "")
                .text();

        assertThat(text.split("BEGIN:VEVENT", -1)).hasSize(3);
        assertThatThrownBy(() -> calendars.renew(
                        event.members.getFirst(), event.all.get(1).organisationId()))
                .isInstanceOf(Refusal.class);
        assertThat(new String(
                        calendars.ofTrial(event.members.getFirst(), event.trial.slug(), Locale.ENGLISH),
                        StandardCharsets.UTF_8))
                .contains("BEGIN:VEVENT");
    }
}
