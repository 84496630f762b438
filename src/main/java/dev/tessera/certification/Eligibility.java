package dev.tessera.certification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Affiliation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which affiliations may be certified on which specifications: what coordinators entered, and nothing else. */
@Service
public class Eligibility {

    /** Where the audit keeps what holds for every specification. */
    private static final long EVERY = 0;

    private final EligibilityQueries queries;
    private final Specifications specifications;
    private final AccessPolicy policy;
    private final Audit audit;

    Eligibility(EligibilityQueries queries, Specifications specifications, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.specifications = specifications;
        this.policy = policy;
        this.audit = audit;
    }

    /** Whether somebody of this affiliation may be certified on a specification, by its id. */
    public boolean mayBeCertified(Affiliation affiliation, long specificationId) {
        return queries.mayBeCertified(affiliation, specificationId);
    }

    /** Whose affiliation allows certification on a specification, by its slug. */
    public Set<Affiliation> of(String specification) {
        return queries.of(specification);
    }

    /** All that is entered, with a line for every specification of the catalogue. */
    public EligibilityTable table() {
        Map<String, Set<Affiliation>> entered = queries.entered();
        Map<String, EligibilityTable.Line> lines = new LinkedHashMap<>();
        for (SpecificationVersion version : specifications.catalogue()) {
            lines.putIfAbsent(
                    version.specification(),
                    new EligibilityTable.Line(
                            version.specification(),
                            version.specificationName(),
                            version.family(),
                            entered.getOrDefault(version.specification(), Set.of())));
        }
        return new EligibilityTable(
                entered.getOrDefault("", Set.of()), lines.values().stream().toList());
    }

    /**
     * Says whether an affiliation allows certification.
     *
     * @param specification the slug of the specification; none: on every one
     */
    @Transactional
    public void set(Viewer viewer, Affiliation affiliation, @Nullable String specification, boolean may) {
        policy.requireCoordinator(viewer);
        EligibilityQueries.Named of = specification == null
                ? null
                : queries.specification(specification)
                        .orElseThrow(() -> Refusal.notFound("eligibility.specification-unknown", specification));
        Long id = of == null ? null : of.id();
        boolean changed = may ? queries.add(affiliation, id) : queries.remove(affiliation, id);
        if (changed) {
            audit.done(
                    viewer,
                    may ? "eligibility.added" : "eligibility.removed",
                    new Thing(
                            ThingKind.ELIGIBILITY,
                            id == null ? EVERY : id,
                            affiliation.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": "
                                    + (of == null ? "*" : of.name()),
                            null,
                            null),
                    null);
        }
    }
}
