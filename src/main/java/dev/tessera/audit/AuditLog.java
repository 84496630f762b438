package dev.tessera.audit;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.OrganisationScope;
import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done, for those who may know: all of it for coordinators, each thing's history for whose it is. */
@Service
public class AuditLog {

    private static final int HISTORY = 500;

    private final AuditQueries queries;
    private final AccessPolicy policy;
    private final AuditCsv csv;

    AuditLog(AuditQueries queries, AccessPolicy policy, AuditCsv csv) {
        this.queries = queries;
        this.policy = policy;
        this.csv = csv;
    }

    /** Entries about anything, newest first. */
    public List<AuditEntry> entries(Viewer viewer, AuditFilter filter, int offset, int limit) {
        policy.requireModerator(viewer);
        return queries.entries(filter, offset, limit);
    }

    /** How many entries there are about anything. */
    public int count(Viewer viewer, AuditFilter filter) {
        policy.requireModerator(viewer);
        return queries.count(filter);
    }

    /** All those entries as CSV, oldest first, row by row: there may be millions. */
    @Transactional(readOnly = true)
    public void export(Viewer viewer, AuditFilter filter, Writer to) throws IOException {
        policy.requireModerator(viewer);
        csv.write(queries, filter, to);
    }

    /**
     * What was done to an organisation and its products, newest first; for its members.
     *
     * @param records its own id, and those of records that became part of it
     */
    public List<AuditEntry> ofOrganisation(Viewer viewer, OrganisationScope organisation, List<Long> records) {
        policy.requireInside(viewer, organisation);
        return queries.ofOrganisations(records, HISTORY).stream()
                .map(AuditEntry::withoutAddress)
                .toList();
    }

    /**
     * What was done to one product, newest first; for members of its organisation.
     *
     * @param records its own id, and those of records that became part of it
     */
    public List<AuditEntry> ofProduct(Viewer viewer, OrganisationScope organisation, List<Long> records) {
        policy.requireInside(viewer, organisation);
        return queries.ofThings(ThingKind.PRODUCT, records, HISTORY).stream()
                .map(AuditEntry::withoutAddress)
                .toList();
    }

    /** What was done to a trial, newest first; for those who run it. */
    public List<AuditEntry> ofTrial(Viewer viewer, TrialScope trial) {
        if (!policy.maySee(viewer, trial)) {
            throw Refusal.notFound("trial.unknown", "");
        }
        if (!policy.mayCoordinate(viewer, trial)) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        return queries.ofTrial(trial.id(), HISTORY);
    }

    /** What was done to a specification version and its test suite, newest first; for coordinators. */
    public List<AuditEntry> ofSpecification(Viewer viewer, long specificationVersion) {
        policy.requireModerator(viewer);
        return queries.ofSpecification(specificationVersion, HISTORY);
    }

    /** What the viewer did, and what was done to their account, newest first. */
    public List<AuditEntry> mine(Viewer viewer) {
        return queries.ofAccount(policy.requirePerson(viewer), HISTORY);
    }
}
