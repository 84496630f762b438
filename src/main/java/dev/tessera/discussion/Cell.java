package dev.tessera.discussion;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cell that is written about: whose it is, and how it stands.
 *
 * @param outcome none: nobody has reported
 */
record Cell(
        CellKey key,
        Trial trial,
        TestCase test,
        Participant subject,
        @Nullable Participant peer,
        @Nullable Outcome outcome) {

    /** Its address within its trial, which also tells it from all others there. */
    String path() {
        return "cell/" + test.lineage() + "/" + subject.id() + (peer == null ? "" : "/" + peer.id());
    }

    List<Long> organisations() {
        return peer == null
                ? List.of(subject.organisationId())
                : List.of(subject.organisationId(), peer.organisationId());
    }

    /** Whose side a voice speaks for. */
    @Nullable Participant side(Voice voice) {
        return switch (voice) {
            case SUBJECT -> subject;
            case PEER -> peer;
            case REVIEWER, COORDINATOR -> null;
        };
    }

    /** For whom somebody reads who may. */
    Voice voice(Viewer viewer) {
        if (viewer.organisations().contains(subject.organisationId())) {
            return Voice.SUBJECT;
        }
        if (peer != null && viewer.organisations().contains(peer.organisationId())) {
            return Voice.PEER;
        }
        return overseer(viewer);
    }

    /** For whom somebody writes who may read: for a product that still takes part, or as one who oversees the trial. */
    @Nullable Voice writes(AccessPolicy policy, Viewer viewer) {
        if (viewer.organisations().contains(subject.organisationId()) && !subject.hasLeft()) {
            return Voice.SUBJECT;
        }
        if (peer != null && viewer.organisations().contains(peer.organisationId()) && !peer.hasLeft()) {
            return Voice.PEER;
        }
        return policy.mayReview(viewer, trial.scope()) ? overseer(viewer) : null;
    }

    private Voice overseer(Viewer viewer) {
        return viewer.reviews().contains(trial.id()) ? Voice.REVIEWER : Voice.COORDINATOR;
    }

    /**
     * Whether somebody who may read sees what was written for a side: where sides are hidden from each other, not before
     * their own has reported, because what is written tells what was seen.
     */
    boolean shows(AccessPolicy policy, Viewer viewer, Voice voice) {
        Participant side = side(voice);
        return side == null
                || peer == null
                || otherHasSpoken(voice)
                || policy.maySeeUnanswered(viewer, trial.scope(), side.organisationId());
    }

    private boolean otherHasSpoken(Voice voice) {
        return outcome != null
                && (outcome.standing().isDecided()
                        || (voice == Voice.SUBJECT ? outcome.peerVerdict() : outcome.subjectVerdict()) != null);
    }
}
