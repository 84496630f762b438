package dev.tessera.trial;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The conditions of taking part in a trial, and which organisations accepted which text. */
@Service
public class TrialTerms {

    private static final int LONGEST = 100_000;

    private final TermsQueries queries;
    private final TrialQueries trials;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    TrialTerms(TermsQueries queries, TrialQueries trials, AccessPolicy policy, Audit audit, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The text that holds now, if the trial has terms. */
    public Optional<Terms> current(Trial trial) {
        return queries.current(trial.id());
    }

    /**
     * Makes this the text from now on; who accepted another one is asked again before registering more.
     *
     * @return whether it was: the same text changes nothing
     */
    @Transactional
    public boolean put(Viewer viewer, String slug, String text) {
        Trial trial = trials.lock(slug)
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        String wording = text.strip().replace("\r\n", "\n").replace('\r', '\n');
        if (wording.isEmpty()) {
            throw Refusal.invalid("terms.missing");
        }
        if (wording.length() > LONGEST) {
            throw Refusal.invalid("field.long", "terms", wording.length(), LONGEST);
        }
        Text.requireStorable("terms", wording);
        Optional<Terms> before = queries.current(trial.id());
        if (before.isPresent() && before.get().text().equals(wording)) {
            return false;
        }
        int number = before.map(Terms::number).orElse(0) + 1;
        queries.insert(trial.id(), number, wording, viewer.account());
        Map<String, @Nullable Object> was = before.<Map<String, @Nullable Object>>map(t -> Map.of("number", t.number()))
                .orElse(Map.of());
        audit.changed(
                viewer,
                "trial.terms-changed",
                Thing.trial(trial.id(), trial.title()),
                was,
                Map.of("number", number),
                null);
        return true;
    }

    /**
     * Accepts the text that holds now in the name of an organisation; accepted again, the first time stays.
     *
     * @param terms the text that the viewer has read
     * @throws Refusal a conflict, if another text took its place meanwhile: nothing is accepted
     */
    @Transactional
    public void accept(Viewer viewer, String slug, long terms, long organisation) {
        long account = policy.requirePerson(viewer);
        Trial trial = trials.lock(slug)
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
        if (!policy.mayAcceptFor(viewer, organisation)) {
            throw Refusal.forbidden("access.managers-only");
        }
        Terms read = queries.current(trial.id())
                .filter(t -> t.id() == terms)
                .orElseThrow(() -> Refusal.conflict("terms.changed-meanwhile", trial.title()));
        if (queries.accept(terms, organisation, account, clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            audit.changed(
                    viewer,
                    "trial.terms-accepted",
                    new Thing(ThingKind.TRIAL, trial.id(), trial.title(), organisation, trial.id()),
                    Map.of(),
                    Map.of("number", read.number()),
                    null);
        }
    }

    /** Whether an organisation may register as far as the trial's terms go: it has accepted those that hold now. */
    public boolean isAccepted(Trial trial, long organisation) {
        return queries.current(trial.id())
                .map(t -> queries.isAccepted(t.id(), organisation))
                .orElse(true);
    }

    /** Who accepted which text when, newest first: of every organisation for coordinators, of their own for others. */
    public List<TermsAcceptance> acceptances(Viewer viewer, Trial trial) {
        boolean all = policy.mayCoordinate(viewer, trial.scope());
        return queries.acceptances(trial.id()).stream()
                .filter(a -> all || (viewer.inPerson() && viewer.organisations().contains(a.organisation())))
                .toList();
    }
}
