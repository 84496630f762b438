package dev.tessera.plan;

import dev.tessera.common.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Slots on several days, one after the other, in the venue's time.
 *
 * @param ends when the last slot of a day is over at the latest
 * @param minutes how long a slot is
 * @param pause the minutes between two slots
 */
public record SlotPattern(LocalDate from, LocalDate to, LocalTime begins, LocalTime ends, int minutes, int pause) {

    static final int MOST_DAYS = 60;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 480;

    /** When a slot begins and ends. */
    public record Time(Instant begins, Instant ends) {}

    /**
     * The slots in the order of time. A time of day that clocks skip begins no slot; of one that they repeat, the first
     * counts; and a slot is as long as any other, whatever clocks do meanwhile.
     */
    public List<Time> in(ZoneId zone) {
        requireSense();
        List<Time> times = new ArrayList<>();
        Instant free = Instant.MIN;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDateTime end = day.atTime(ends);
            for (LocalDateTime at = day.atTime(begins);
                    !at.plusMinutes(minutes).isAfter(end);
                    at = at.plusMinutes((long) minutes + pause)) {
                if (zone.getRules().getValidOffsets(at).isEmpty()) {
                    continue;
                }
                Instant start = at.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
                Instant over = start.plus(Duration.ofMinutes(minutes));
                if (!start.isBefore(free)
                        && !over.isAfter(
                                end.atZone(zone).withLaterOffsetAtOverlap().toInstant())) {
                    times.add(new Time(start, over));
                    free = over;
                }
            }
        }
        return times;
    }

    private void requireSense() {
        if (to.isBefore(from)) {
            throw Refusal.invalid("plan.slots.days", from.toString(), to.toString());
        }
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw Refusal.invalid("plan.slots.too-many-days", MOST_DAYS);
        }
        if (!begins.isBefore(ends)) {
            throw Refusal.invalid("plan.slots.times", begins.toString(), ends.toString());
        }
        if (minutes < SHORTEST || minutes > LONGEST || pause < 0 || pause > LONGEST) {
            throw Refusal.invalid("plan.slots.minutes", SHORTEST, LONGEST);
        }
    }
}
