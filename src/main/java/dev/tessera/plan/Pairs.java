package dev.tessera.plan;

import dev.tessera.trial.Encounters;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who of those who take part should meet whom. */
@Component
class Pairs {

    /**
     * What a trial's roles and rules come to.
     *
     * @param pairs those who should meet
     * @param least the least number of partners of each participation, by id
     */
    record Wanted(List<Pair> pairs, Map<Long, Integer> least) {}

    private final Trials trials;
    private final TrialTests tests;

    Pairs(Trials trials, TrialTests tests) {
        this.trials = trials;
        this.tests = tests;
    }

    Wanted of(Trial trial) {
        Encounters encounters = new Encounters(trial.setup(), tests.cases(trial), trials.roles(trial));
        List<Participant> accepted = trials.participants(trial.id()).stream()
                .filter(p -> !p.hasLeft())
                .sorted(Comparator.comparingLong(Participant::id))
                .toList();
        Map<Long, Integer> least = new HashMap<>();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            Participant one = accepted.get(i);
            least.put(one.id(), encounters.least(one));
            for (Participant other : accepted.subList(i + 1, accepted.size())) {
                int together = encounters.tests(one, other);
                if (together > 0) {
                    pairs.add(new Pair(one, other, together));
                }
            }
        }
        return new Wanted(pairs, least);
    }
}
