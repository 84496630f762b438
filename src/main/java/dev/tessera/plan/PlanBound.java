package dev.tessera.plan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.function.Predicate;

/**
 * How many meetings no plan can exceed.
 *
 * <p>Each meeting takes one of the slots of either product, so a plan is a b-matching: a choice of meetings in which
 * no product has more than it has slots, counted with its rests and without its absences. The largest choice in which
 * halves of meetings are allowed too is no smaller; it is half a maximum flow through two copies of every product
 * (from the source to the first copy: its slots; from one's first copy to the other's second: one meeting; from the
 * second copy to the sink: its slots). Meetings at tables and in remote rooms are further bounded each by the places
 * of the slots, where a slot never has more meetings than half of those who can be there.
 */
public final class PlanBound {

    private final PlanTask task;
    private final int[] usable;

    private PlanBound(PlanTask task) {
        this.task = task;
        usable = new int[task.parties().size()];
        for (int party = 0; party < usable.length; party++) {
            usable[party] = usable(task, party);
        }
    }

    /** No plan of this task has more meetings. */
    public static int of(PlanTask task) {
        PlanBound bound = new PlanBound(task);
        int atTables = bound.places(task.tables(), false);
        int inRooms = bound.places(task.rooms(), true);
        int all = bound.flow(e -> true);
        int tables = Math.min(atTables, bound.flow(e -> !task.isRemote(e)));
        int rooms = Math.min(inRooms, bound.flow(task::isRemote));
        return Math.min(all, tables + rooms);
    }

    /** In how many slots a product can meet somebody: it is there, and keeps its rests. */
    static int usable(PlanTask task, int party) {
        int count = 0;
        int run = 0;
        int block = -1;
        PlanTask.Party who = task.parties().get(party);
        for (int slot = 0; slot < task.slots().size(); slot++) {
            PlanTask.Span span = task.slots().get(slot);
            if (span.block() != block || !span.open() || who.absent().contains(slot)) {
                run = 0;
                block = span.block();
            }
            if (!span.open() || who.absent().contains(slot)) {
                continue;
            }
            if (task.mostInARow() > 0 && run == task.mostInARow()) {
                run = 0;
            } else {
                run++;
                count++;
            }
        }
        for (PlanTask.Encounter e : task.encounters()) {
            boolean counted = e.fixed()
                    && task.slots().get(e.before()).open()
                    && !who.absent().contains(e.before());
            if (e.fixed()
                    && !counted
                    && (task.seats().get(e.first()).party() == party
                            || task.seats().get(e.second()).party() == party)) {
                count++;
            }
        }
        return count;
    }

    private int places(int perSlot, boolean remote) {
        int sum = 0;
        for (int slot = 0; slot < task.slots().size(); slot++) {
            int here = slot;
            if (task.slots().get(slot).open()) {
                sum += Math.min(perSlot, there(here) / 2);
            } else {
                sum += (int) task.encounters().stream()
                        .filter(e -> e.fixed() && e.before() == here && task.isRemote(e) == remote)
                        .count();
            }
        }
        return sum;
    }

    /** How many products can be in a meeting of a slot; a meeting that stays is held whoever said to be absent. */
    private int there(int slot) {
        BitSet there = new BitSet(usable.length);
        for (int party = 0; party < usable.length; party++) {
            there.set(party, !task.parties().get(party).absent().contains(slot));
        }
        for (PlanTask.Encounter e : task.encounters()) {
            if (e.fixed() && e.before() == slot) {
                there.set(task.seats().get(e.first()).party());
                there.set(task.seats().get(e.second()).party());
            }
        }
        return there.cardinality();
    }

    /** Half the maximum flow, by Dinic's algorithm. */
    private int flow(Predicate<PlanTask.Encounter> which) {
        int parties = usable.length;
        Network network =
                new Network(2 * parties + 2, 4 * parties + 4 * task.encounters().size());
        int source = 2 * parties;
        int sink = source + 1;
        for (int party = 0; party < parties; party++) {
            network.link(source, party, usable[party]);
            network.link(parties + party, sink, usable[party]);
        }
        for (PlanTask.Encounter e : task.encounters()) {
            if (which.test(e)) {
                int a = task.seats().get(e.first()).party();
                int b = task.seats().get(e.second()).party();
                network.link(a, parties + b, 1);
                network.link(b, parties + a, 1);
            }
        }
        return network.flow(source, sink) / 2;
    }

    /** Links and their capacities; each has its reverse beside it. */
    private static final class Network {

        private final int[] head;
        private final int[] next;
        private final int[] to;
        private final int[] room;
        private final int[] level;
        private final int[] current;
        private int links;

        Network(int nodes, int mostLinks) {
            head = new int[nodes];
            Arrays.fill(head, -1);
            level = new int[nodes];
            current = new int[nodes];
            next = new int[mostLinks];
            to = new int[mostLinks];
            room = new int[mostLinks];
        }

        void link(int from, int target, int capacity) {
            add(from, target, capacity);
            add(target, from, 0);
        }

        private void add(int from, int target, int capacity) {
            to[links] = target;
            room[links] = capacity;
            next[links] = head[from];
            head[from] = links++;
        }

        int flow(int source, int sink) {
            int sum = 0;
            while (reaches(source, sink)) {
                System.arraycopy(head, 0, current, 0, head.length);
                for (int pushed = push(source, sink, Integer.MAX_VALUE);
                        pushed > 0;
                        pushed = push(source, sink, Integer.MAX_VALUE)) {
                    sum += pushed;
                }
            }
            return sum;
        }

        private boolean reaches(int source, int sink) {
            Arrays.fill(level, -1);
            level[source] = 0;
            Deque<Integer> queue = new ArrayDeque<>();
            queue.add(source);
            while (!queue.isEmpty()) {
                int node = queue.remove();
                for (int link = head[node]; link >= 0; link = next[link]) {
                    if (room[link] > 0 && level[to[link]] < 0) {
                        level[to[link]] = level[node] + 1;
                        queue.add(to[link]);
                    }
                }
            }
            return level[sink] >= 0;
        }

        private int push(int node, int sink, int atMost) {
            if (node == sink) {
                return atMost;
            }
            for (; current[node] >= 0; current[node] = next[current[node]]) {
                int link = current[node];
                if (room[link] > 0 && level[to[link]] == level[node] + 1) {
                    int pushed = push(to[link], sink, Math.min(atMost, room[link]));
                    if (pushed > 0) {
                        room[link] -= pushed;
                        room[link ^ 1] += pushed;
                        return pushed;
                    }
                }
            }
            return 0;
        }
    }
}
