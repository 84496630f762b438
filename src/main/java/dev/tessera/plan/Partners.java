package dev.tessera.plan;

import dev.tessera.trial.Participant;
import java.util.List;

/**
 * Whom a participation is still to meet.
 *
 * @param needs how many different partners it should meet at least
 * @param has how many it meets as things stand
 * @param candidates those it has not met, or not in all parts, whoever lacks partners most first
 */
public record Partners(int needs, int has, List<Candidate> candidates) {

    /**
     * Somebody to meet.
     *
     * @param isNew whether the two do not meet yet at all
     * @param tests how many test cases they have with each other
     * @param free the slots in which both can meet, in the order of time
     */
    public record Candidate(Participant partner, boolean isNew, int tests, List<Slot> free) {}

    public Partners {
        candidates = List.copyOf(candidates);
    }

    /** How many partners are still missing. */
    public int missing() {
        return Math.max(0, needs - has);
    }

    /** Those who are free in a slot. */
    public List<Candidate> freeIn(long slot) {
        return candidates.stream()
                .filter(c -> c.free().stream().anyMatch(s -> s.id() == slot))
                .toList();
    }
}
