package dev.tessera.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives places to meetings that have slots: a product stays where it is as long as it can. */
final class PlaceGiving {

    private final Schedule schedule;
    private final Map<Long, Set<Long>> taken = new HashMap<>();
    private final Map<Long, Long> last = new HashMap<>();

    PlaceGiving(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Nobody else gets this place in this slot. */
    void take(long slot, long place, long first, long second) {
        takenIn(slot).add(place);
        last.put(schedule.participant(first).productId(), place);
        last.put(schedule.participant(second).productId(), place);
    }

    /** A place for two in a slot, of the right kind; none where all are taken. */
    Optional<Place> give(long slot, long first, long second) {
        PlaceKind kind = schedule.isRemote(first, second) ? PlaceKind.REMOTE_ROOM : PlaceKind.TABLE;
        Long firsts = last.get(schedule.participant(first).productId());
        Long seconds = last.get(schedule.participant(second).productId());
        List<Place> free = schedule.places().stream()
                .filter(p -> p.kind() == kind && !takenIn(slot).contains(p.id()))
                .toList();
        Optional<Place> chosen = free.stream()
                .filter(p -> firsts != null && p.id() == firsts)
                .findFirst()
                .or(() -> free.stream()
                        .filter(p -> seconds != null && p.id() == seconds)
                        .findFirst())
                .or(() -> free.stream().findFirst());
        chosen.ifPresent(p -> take(slot, p.id(), first, second));
        return chosen;
    }

    boolean isTaken(long slot, long place) {
        return takenIn(slot).contains(place);
    }

    private Set<Long> takenIn(long slot) {
        return taken.computeIfAbsent(slot, s -> new HashSet<>());
    }
}
