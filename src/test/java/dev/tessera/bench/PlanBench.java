package dev.tessera.bench;

import dev.tessera.plan.BigEvent;
import dev.tessera.plan.PlanBound;
import dev.tessera.plan.PlanCheck;
import dev.tessera.plan.PlanLimits;
import dev.tessera.plan.PlanTask;
import dev.tessera.plan.Planner;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Planning the event of 155 systems and 4,000 meetings in three days, as a ratio to {@link PlanBound}: what the slots
 * of each product, its rests and the places allow at most, by a flow. No plan can have more; whether one can have as
 * many, nobody knows. Then ten products withdraw, and as much as possible keeps its slot.
 */
final class PlanBench implements Bench.Benchmark {

    private static final int WITHDRAWALS = 10;

    @Override
    public void run(ConfigurableApplicationContext server) {
        PlanTask task = BigEvent.task();
        int bound = PlanBound.of(task);
        Run planned = Run.of(task);
        print(
                "plan: %.2f %% (of the %d meetings that slots, rests and places allow of %d to hold; %d conflicts)",
                100.0 * planned.count / bound, bound, task.encounters().size(), planned.conflicts.size());
        print("plan-98: %.1f s (until 98 %% of the bound were planned; 60 s are the aim)", planned.secondsTo(bound));
        print("plan-time: %.1f s (until the planner ended by itself; 60 s are the limit)", planned.seconds);

        Random random = new Random(10);
        Set<Integer> withdrawn = new HashSet<>();
        while (withdrawn.size() < WITHDRAWALS) {
            withdrawn.add(random.nextInt(BigEvent.SYSTEMS));
        }
        PlanTask after = BigEvent.after(task, planned.slots, withdrawn);
        Run again = Run.of(after);
        int kept = 0;
        int moved = 0;
        for (int i = 0; i < again.slots.length; i++) {
            int before = after.encounters().get(i).before();
            if (before != PlanTask.NONE) {
                kept++;
                moved += before == again.slots[i] ? 0 : 1;
            }
        }
        print(
                "replan: %.2f %% (of the %d meetings that are possible after %d withdrawals; %d conflicts)",
                100.0 * again.count / PlanBound.of(after), PlanBound.of(after), WITHDRAWALS, again.conflicts.size());
        print("replan-time: %.1f s (5 s are the limit)", again.seconds);
        print("replan-moved: %.2f %% (of %d meetings that had a slot; below 10 %%)", 100.0 * moved / kept, kept);
    }

    private static void print(String line, Object... figures) {
        System.out.println(String.format(Locale.ROOT, line, figures));
    }

    private static final class Run {

        private final int[] slots;
        private final long[] reached;
        private final int count;
        private final double seconds;
        private final List<String> conflicts;

        private Run(int[] slots, long[] reached, double seconds, List<String> conflicts) {
            this.slots = slots;
            this.reached = reached;
            this.count =
                    (int) Arrays.stream(slots).filter(s -> s != PlanTask.NONE).count();
            this.seconds = seconds;
            this.conflicts = conflicts;
        }

        static Run of(PlanTask task) {
            long start = System.nanoTime();
            long[] reached = new long[task.encounters().size() + 1];
            int[] slots = new Planner(task, PlanLimits.of(task), n -> {
                        for (int i = n; i >= 0 && reached[i] == 0; i--) {
                            reached[i] = System.nanoTime() - start;
                        }
                    })
                    .plan();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Run(slots, reached, seconds, PlanCheck.conflicts(task, slots));
        }

        double secondsTo(int bound) {
            int enough = (int) Math.ceil(0.98 * bound);
            return reached[enough] == 0 ? Double.NaN : reached[enough] / 1e9;
        }
    }
}
