package dev.tessera.trial;

import dev.tessera.access.Viewer;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.People;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who decides in a trial, besides its coordinators. */
@Service
public class Reviewers {

    private final ReviewerQueries queries;
    private final Trials trials;
    private final People people;
    private final Audit audit;

    Reviewers(ReviewerQueries queries, Trials trials, People people, Audit audit) {
        this.queries = queries;
        this.trials = trials;
        this.people = people;
        this.audit = audit;
    }

    /** A trial's reviewers, by name; for those who run it. */
    public List<Reviewer> of(Viewer viewer, String trial) {
        return queries.of(trials.coordinate(viewer, trial).id());
    }

    /** Makes somebody who has an account a reviewer of a trial. */
    @Transactional
    public void appoint(Viewer viewer, String trial, String email) {
        Trial of = trials.coordinate(viewer, trial);
        AccountHolder person =
                people.byEmail(email).orElseThrow(() -> Refusal.invalid("reviewer.no-account", email.strip()));
        if (!queries.insert(of.id(), person.id())) {
            throw Refusal.conflict("reviewer.already", person.name());
        }
        audit.done(
                viewer,
                "trial.reviewer-appointed",
                Thing.trial(of.id(), of.title()).concerning(person.id()),
                null);
    }

    /** Somebody reviews a trial no more; what they decided stays. */
    @Transactional
    public void dismiss(Viewer viewer, String trial, long account) {
        Trial of = trials.coordinate(viewer, trial);
        if (!queries.delete(of.id(), account)) {
            throw Refusal.notFound("reviewer.unknown");
        }
        audit.done(
                viewer,
                "trial.reviewer-dismissed",
                Thing.trial(of.id(), of.title()).concerning(account),
                null);
    }
}
