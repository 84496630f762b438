package dev.tessera.evidence;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what the access policy has to know of a cell's evidence. */
@Component
class EvidenceRights {

    private final Trials trials;
    private final Reports reports;
    private final AccessPolicy policy;

    EvidenceRights(Trials trials, Reports reports, AccessPolicy policy) {
        this.trials = trials;
        this.reports = reports;
        this.policy = policy;
    }

    /** A cell with whose it is. */
    Cell cell(CellKey key) {
        return cell(trials.byId(key.trial()).orElseThrow(), key);
    }

    Cell cell(Trial trial, CellKey key) {
        Participant subject = participant(trial, key.subject());
        Long with = key.peer();
        return new Cell(trial, key, subject, with == null ? null : participant(trial, with));
    }

    private Participant participant(Trial trial, long id) {
        return trials.participants(trial.id()).stream()
                .filter(p -> p.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("report.participant-unknown", id));
    }

    /** One cell, and what may be done about its evidence. */
    final class Cell {

        private final Trial trial;
        private final CellKey key;
        private final Participant subject;
        private final @Nullable Participant peer;
        private @Nullable Optional<Outcome> outcome;

        Cell(Trial trial, CellKey key, Participant subject, @Nullable Participant peer) {
            this.trial = trial;
            this.key = key;
            this.subject = subject;
            this.peer = peer;
        }

        Trial trial() {
            return trial;
        }

        Participant of(Side side) {
            return side == Side.PEER ? Objects.requireNonNull(peer) : subject;
        }

        Thing thing(long id, String name, Side side) {
            return new Thing(ThingKind.EVIDENCE, id, name, of(side).organisationId(), trial.id());
        }

        /** Whether the cell is one whose results the viewer may see. */
        boolean isSeenBy(Viewer viewer) {
            return policy.maySeeEvidence(viewer, trial.scope(), organisations(), subject.organisationId(), true);
        }

        /** The side that the viewer speaks for now: the subject's where it is both. */
        Optional<Side> spokenForBy(Viewer viewer) {
            if (policy.mayReportFor(viewer, trial.scope(), subject.organisationId())) {
                return Optional.of(Side.SUBJECT);
            }
            return peer != null && policy.mayReportFor(viewer, trial.scope(), peer.organisationId())
                    ? Optional.of(Side.PEER)
                    : Optional.empty();
        }

        boolean maySpeakFor(Viewer viewer, Side side) {
            return policy.mayReportFor(viewer, trial.scope(), of(side).organisationId());
        }

        boolean mayWithdraw(Viewer viewer, Evidence evidence) {
            return policy.mayWithdrawEvidence(
                    viewer, trial.scope(), of(evidence.side()).organisationId());
        }

        /** What never was kept is the uploading side's own matter. */
        boolean maySee(Viewer viewer, Evidence evidence) {
            return evidence.keptAt() == null
                    ? mayWithdraw(viewer, evidence)
                    : policy.maySeeEvidence(
                            viewer,
                            trial.scope(),
                            organisations(),
                            of(evidence.side()).organisationId(),
                            isAnswered(evidence.side()));
        }

        private Set<Long> organisations() {
            return peer == null || peer.organisationId() == subject.organisationId()
                    ? Set.of(subject.organisationId())
                    : Set.of(subject.organisationId(), peer.organisationId());
        }

        /** Whether the side across from this one has reported, or there is none. */
        private boolean isAnswered(Side side) {
            if (peer == null) {
                return true;
            }
            Optional<Outcome> known = outcome;
            if (known == null) {
                known = reports.outcome(key.trial(), key.testCase(), key.subject(), key.peer());
                outcome = known;
            }
            return known.map(o -> (side == Side.SUBJECT ? o.peerVerdict() : o.subjectVerdict()) != null)
                    .orElse(false);
        }
    }
}
