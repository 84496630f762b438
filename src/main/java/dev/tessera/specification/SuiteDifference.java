package dev.tessera.specification;

import dev.tessera.common.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In what one state of a test suite differs from an earlier one.
 *
 * @param added in the order of the later state
 * @param removed in the order of the earlier state
 * @param reordered whether the test cases that both have stand in another order
 * @param renames pairs of a removed and an added test case that are probably one under another key
 */
public record SuiteDifference(
        List<TestCaseText> added,
        List<CaseChange> changed,
        List<SuiteCase> removed,
        boolean reordered,
        List<Rename> renames) {

    /** A test case of the later state; without a lineage it is new. */
    record Later(@Nullable Long lineage, TestCaseText text) {

        static List<Later> of(List<SuiteCase> cases) {
            return cases.stream().map(c -> new Later(c.lineage(), c.text())).toList();
        }

        /**
         * Which earlier test case each text is: the one with its key, or the one that was renamed to it.
         *
         * @throws Refusal for a rename of what is still there, or to what was there before
         */
        static List<Later> matched(List<SuiteCase> before, List<TestCaseText> texts, List<Rename> renames) {
            Map<String, Long> lineages = new HashMap<>();
            before.forEach(c -> lineages.put(c.text().key(), c.lineage()));
            Set<String> keys = texts.stream().map(TestCaseText::key).collect(Collectors.toSet());
            for (Rename rename : renames) {
                Long lineage = lineages.get(rename.from());
                if (lineage == null || lineages.containsKey(rename.to()) || keys.contains(rename.from())) {
                    throw Refusal.invalid("suite.rename-impossible", rename.from(), rename.to());
                }
                lineages.remove(rename.from());
                lineages.put(rename.to(), lineage);
            }
            return texts.stream().map(t -> new Later(lineages.get(t.key()), t)).toList();
        }
    }

    public boolean isNothing() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && !reordered;
    }

    static SuiteDifference between(List<SuiteCase> before, List<Later> after) {
        Map<Long, SuiteCase> earlier = new LinkedHashMap<>();
        before.forEach(c -> earlier.put(c.lineage(), c));
        List<TestCaseText> added = new ArrayList<>();
        List<CaseChange> changed = new ArrayList<>();
        List<Long> common = new ArrayList<>();
        for (Later c : after) {
            SuiteCase old = c.lineage() == null ? null : earlier.get(c.lineage());
            if (old == null) {
                added.add(c.text());
                continue;
            }
            common.add(old.lineage());
            if (!old.text().equals(c.text())) {
                changed.add(new CaseChange(
                        old.lineage(), old.text(), c.text(), old.text().differences(c.text())));
            }
        }
        Set<Long> kept = new HashSet<>(common);
        List<SuiteCase> removed =
                before.stream().filter(c -> !kept.contains(c.lineage())).toList();
        List<Long> order =
                before.stream().map(SuiteCase::lineage).filter(kept::contains).toList();
        return new SuiteDifference(added, changed, removed, !order.equals(common), renames(removed, added));
    }

    /** What went and what came with the same address, or else with the same title, where that leaves no doubt. */
    private static List<Rename> renames(List<SuiteCase> removed, List<TestCaseText> added) {
        Map<String, String> found = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        pair(removed, added, TestCaseText::uri, found, taken);
        pair(removed, added, TestCaseText::title, found, taken);
        return found.entrySet().stream()
                .map(e -> new Rename(e.getKey(), e.getValue()))
                .toList();
    }

    private static void pair(
            List<SuiteCase> removed,
            List<TestCaseText> added,
            Function<TestCaseText, @Nullable String> trait,
            Map<String, String> found,
            Set<String> taken) {
        Map<String, List<String>> went = new HashMap<>();
        Map<String, List<String>> came = new HashMap<>();
        removed.stream()
                .map(SuiteCase::text)
                .filter(c -> !found.containsKey(c.key()))
                .forEach(c -> list(went, trait, c));
        added.stream().filter(c -> !taken.contains(c.key())).forEach(c -> list(came, trait, c));
        for (SuiteCase c : removed) {
            String value = trait.apply(c.text());
            List<String> from = value == null ? List.of() : went.getOrDefault(value, List.of());
            List<String> to = value == null ? List.of() : came.getOrDefault(value, List.of());
            if (from.size() == 1 && to.size() == 1) {
                found.put(from.getFirst(), to.getFirst());
                taken.add(to.getFirst());
            }
        }
    }

    private static void list(
            Map<String, List<String>> keys, Function<TestCaseText, @Nullable String> trait, TestCaseText text) {
        String value = trait.apply(text);
        if (value != null) {
            keys.computeIfAbsent(value, v -> new ArrayList<>()).add(text.key());
        }
    }
}
