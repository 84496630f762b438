package dev.tessera.legend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** In what one text differs from another, line by line: what stayed, what went and what came, in reading order. */
public final class LegendDifference {

    /** More lines against lines than this are not compared one by one: all that differs went and came. */
    private static final long MOST_COMPARED = 4_000_000;

    /** What became of a line. */
    public enum Fate {
        STAYED,
        WENT,
        CAME
    }

    /** A line of either text. */
    public record Line(Fate fate, String text) {}

    private LegendDifference() {}

    /** What has to be done to the first text to get the second. */
    public static List<Line> between(String first, String second) {
        List<String> before = first.lines().toList();
        List<String> after = second.lines().toList();
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        List<Line> lines = new ArrayList<>();
        before.subList(0, head).forEach(l -> lines.add(new Line(Fate.STAYED, l)));
        lines.addAll(middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
        before.subList(before.size() - tail, before.size()).forEach(l -> lines.add(new Line(Fate.STAYED, l)));
        return lines;
    }

    private static List<Line> middle(List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_COMPARED) {
            List<Line> lines = new ArrayList<>();
            before.forEach(l -> lines.add(new Line(Fate.WENT, l)));
            after.forEach(l -> lines.add(new Line(Fate.CAME, l)));
            return lines;
        }
        // The longest common subsequence of the first i and the first j lines.
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = 1; i <= before.size(); i++) {
            for (int j = 1; j <= after.size(); j++) {
                common[i][j] = before.get(i - 1).equals(after.get(j - 1))
                        ? common[i - 1][j - 1] + 1
                        : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        Deque<Line> lines = new ArrayDeque<>();
        int i = before.size();
        int j = after.size();
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && before.get(i - 1).equals(after.get(j - 1))) {
                lines.push(new Line(Fate.STAYED, before.get(--i)));
                j--;
            } else if (j > 0 && (i == 0 || common[i][j - 1] >= common[i - 1][j])) {
                lines.push(new Line(Fate.CAME, after.get(--j)));
            } else {
                lines.push(new Line(Fate.WENT, before.get(--i)));
            }
        }
        return List.copyOf(lines);
    }
}
