package dev.tessera.trial;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.specification.SuiteReleased;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trials, and who takes part in them. */
@Service
public class Trials {

    private final TrialQueries queries;
    private final AccessPolicy policy;

    Trials(TrialQueries queries, AccessPolicy policy) {
        this.queries = queries;
        this.policy = policy;
    }

    /** The trials that the viewer may look into, newest first. */
    public List<Trial> visibleTo(Viewer viewer) {
        return queries.all().stream()
                .filter(t -> policy.maySee(viewer, t.scope()))
                .toList();
    }

    /** The trials that the viewer may know of, newest first: also those that they may only ask to join. */
    public List<Trial> knownTo(Viewer viewer) {
        return queries.all().stream()
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .toList();
    }

    /** One trial, if there is one and the viewer may look into it. */
    public Optional<Trial> find(Viewer viewer, String slug) {
        return queries.find(slug).filter(t -> policy.maySee(viewer, t.scope()));
    }

    /**
     * One trial that the viewer may look into.
     *
     * @throws Refusal the same whether it does not exist or must not be known
     */
    public Trial see(Viewer viewer, String slug) {
        return find(viewer, slug).orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
    }

    /** Trials by id. For the product's own use: it says nothing of rights. */
    public List<Trial> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : queries.ofIds(ids);
    }

    /**
     * One trial that the viewer may know of: what it is, when, and who may join.
     *
     * @throws Refusal the same whether it does not exist or must not be known
     */
    public Trial know(Viewer viewer, String slug) {
        return queries.find(slug)
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
    }

    /** Whether there is a trial at this address, whoever may know of it. */
    public boolean isTaken(String slug) {
        return queries.find(slug).isPresent();
    }

    /** One trial by its id; whoever asks decides who may know of it. */
    public Optional<Trial> byId(long id) {
        return queries.ofIds(List.of(id)).stream().findFirst();
    }

    /**
     * A trial that the viewer runs.
     *
     * @throws Refusal the same as for a trial that is not there, where the viewer may not know of it
     */
    public Trial coordinate(Viewer viewer, String slug) {
        Trial trial = know(viewer, slug);
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        return trial;
    }

    /** The trials in which a product takes part and whose results the viewer may see, newest first. */
    public List<Trial> withResultsOf(Viewer viewer, long product) {
        return queries.of(product).stream()
                .filter(t -> policy.maySeeAllResults(viewer, t.scope()))
                .toList();
    }

    /**
     * The rounds that a trial is one of, the first one first, of those that the viewer may know of; a trial that
     * neither continues another nor is continued is its own only round.
     */
    public List<Trial> rounds(Viewer viewer, Trial trial) {
        List<Long> order = queries.rounds(trial.id());
        Map<Long, Integer> place = new HashMap<>();
        order.forEach(id -> place.put(id, place.size()));
        return queries.ofIds(order).stream()
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .sorted(Comparator.comparing((Trial t) -> place.getOrDefault(t.id(), 0)))
                .toList();
    }

    /** Who takes part, or did while it was open, by organisation and product: the matrix's columns in their order. */
    public List<Participant> participants(long trial) {
        return queries.participants(trial);
    }

    /** The roles that products take in a trial. */
    public List<TrialRole> roles(Trial trial) {
        return queries.roles(trial.id());
    }

    /** The participations that the viewer may report for. */
    public List<Participant> own(Viewer viewer, Trial trial) {
        return participants(trial.id()).stream()
                .filter(p -> viewer.organisations().contains(p.organisationId()))
                .filter(p -> !p.hasLeft())
                .toList();
    }

    /**
     * Has a product version take part in a role, whoever asks: results that were loaded say that it did. The same one
     * twice is one participation.
     */
    @Transactional
    public long takePart(long trial, long productVersion, @Nullable Long role) {
        return queries.takePart(trial, productVersion, role);
    }

    @EventListener
    void on(SuiteReleased released) {
        queries.follow(released.specificationVersion(), released.revision());
    }
}
