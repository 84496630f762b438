package dev.tessera.evidence;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.trial.Trial;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files beside cells: who may see them, reading them, taking them back. */
@Service
public class EvidenceFiles {

    private static final int LONGEST_REASON = 500;

    private final EvidenceQueries queries;
    private final EvidenceStores stores;
    private final EvidenceRights rights;
    private final BytesLater bytes;
    private final Audit audit;
    private final Live live;
    private final Clock clock;

    EvidenceFiles(
            EvidenceQueries queries,
            EvidenceStores stores,
            EvidenceRights rights,
            BytesLater bytes,
            Audit audit,
            Live live,
            Clock clock) {
        this.queries = queries;
        this.stores = stores;
        this.rights = rights;
        this.bytes = bytes;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** What {@link Live} calls a change of a cell's evidence. */
    public static String news(CellKey cell) {
        return "evidence/" + cell.trial() + "/" + cell.testCase() + "/" + cell.subject() + "/" + cell.peer();
    }

    /** What the viewer may see of a cell's evidence. */
    @Transactional(readOnly = true)
    public CellEvidence of(Viewer viewer, Trial trial, CellKey key) {
        EvidenceRights.Cell cell = rights.cell(trial, key);
        if (!cell.isSeenBy(viewer)) {
            throw Refusal.notFound("report.participant-unknown", key.subject());
        }
        List<Evidence> all = queries.of(key);
        List<CellEvidence.Piece> shown = all.stream()
                .filter(e -> cell.maySee(viewer, e))
                .map(e -> new CellEvidence.Piece(
                        e,
                        (e.state() == EvidenceState.KEPT || e.state() == EvidenceState.UPLOADING)
                                && cell.mayWithdraw(viewer, e)))
                .toList();
        boolean hidden = all.stream().anyMatch(e -> e.state() == EvidenceState.KEPT && !cell.maySee(viewer, e));
        return new CellEvidence(
                shown,
                hidden,
                cell.spokenForBy(viewer).filter(s -> !cell.of(s).hasLeft()).orElse(null));
    }

    /** One file, as what is known of it. */
    @Transactional(readOnly = true)
    public Evidence see(Viewer viewer, long id) {
        return seen(viewer, id).evidence();
    }

    /**
     * One file, to read.
     *
     * @throws Refusal if it is not there any more, or not yet
     */
    @Transactional(readOnly = true)
    public EvidenceContent open(Viewer viewer, long id) {
        Stored file = seen(viewer, id);
        if (file.evidence().state() != EvidenceState.KEPT) {
            throw Refusal.conflict("evidence.not-there", file.evidence().name());
        }
        return new EvidenceContent(file, stores.of(file));
    }

    /** Takes a file back: its bytes go, and that it was there stays, with the reason. */
    @Transactional
    public void withdraw(Viewer viewer, long id, @Nullable String reason) {
        Stored file = seen(viewer, id);
        Evidence evidence = file.evidence();
        EvidenceRights.Cell cell = rights.cell(evidence.cell());
        if (!cell.mayWithdraw(viewer, evidence)) {
            throw Refusal.forbidden("evidence.not-yours", evidence.name());
        }
        String why = Objects.requireNonNullElse(reason, "").strip();
        if (why.isEmpty()) {
            throw Refusal.invalid("evidence.reason-missing");
        }
        if (why.length() > LONGEST_REASON) {
            throw Refusal.invalid("field.long", "reason", why.length(), LONGEST_REASON);
        }
        Text.requireStorable("reason", why);
        boolean gone = evidence.state() == EvidenceState.KEPT || evidence.state() == EvidenceState.UPLOADING;
        if (!gone
                || !queries.end(
                        id,
                        evidence.state(),
                        EvidenceState.WITHDRAWN,
                        why,
                        clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            throw Refusal.conflict("evidence.not-there", evidence.name());
        }
        bytes.forget(file);
        audit.done(viewer, "evidence.withdrawn", cell.thing(id, evidence.name(), evidence.side()), why);
        live.changed(news(evidence.cell()));
    }

    private Stored seen(Viewer viewer, long id) {
        return queries.find(id)
                .filter(f -> rights.cell(f.evidence().cell()).maySee(viewer, f.evidence()))
                .orElseThrow(() -> Refusal.notFound("evidence.unknown", id));
    }
}
