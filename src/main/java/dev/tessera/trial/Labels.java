package dev.tessera.trial;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names a trial's participants so that no two read the same. */
final class Labels {

    /** From the plainest to the longest: the first that is unique is taken. */
    private static final List<Function<Participant, String>> FORMS = List.of(
            Participant::productName,
            p -> p.productName() + suffix(" ", p.version()),
            p -> p.productName() + inParentheses(p.role()),
            p -> p.productName() + suffix(" ", p.version()) + inParentheses(p.role()),
            p -> p.productName() + suffix(" ", p.version()) + inParentheses(p.role()) + ", " + p.organisation());

    private Labels() {}

    /** The same participants, each with the first form of its name that no other one has. */
    static List<Participant> unique(List<Participant> participants) {
        List<Participant> labelled = new ArrayList<>(participants);
        boolean[] done = new boolean[labelled.size()];
        Set<String> taken = new HashSet<>();
        for (Function<Participant, String> form : FORMS) {
            Map<String, Integer> uses = new HashMap<>();
            labelled.forEach(p -> uses.merge(form.apply(p), 1, Integer::sum));
            for (int i = 0; i < done.length; i++) {
                Participant p = labelled.get(i);
                String label = form.apply(p);
                if (!done[i] && uses.getOrDefault(label, 0) == 1 && taken.add(label)) {
                    labelled.set(i, labelled(p, label));
                    done[i] = true;
                }
            }
        }
        for (int i = 0; i < done.length; i++) {
            if (!done[i]) {
                labelled.set(i, labelled(labelled.get(i), numbered(labelled.get(i), taken)));
            }
        }
        return labelled;
    }

    /** The last resort; another product may be called just that, so the number is said until it is free. */
    private static String numbered(Participant p, Set<String> taken) {
        String label = p.productName() + " #" + p.id();
        while (!taken.add(label)) {
            label += " #" + p.id();
        }
        return label;
    }

    private static Participant labelled(Participant p, String label) {
        return new Participant(
                p.id(),
                label,
                p.productId(),
                p.productSlug(),
                p.productName(),
                p.version(),
                p.roleId(),
                p.role(),
                p.organisationId(),
                p.organisationSlug(),
                p.organisation(),
                p.status(),
                p.remote());
    }

    private static String suffix(String separator, String text) {
        return text.isEmpty() ? "" : separator + text;
    }

    private static String inParentheses(@Nullable String role) {
        return role == null ? "" : " (" + role + ")";
    }
}
