package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one record of two that are of the same organisation, or of the same product.
 *
 * <p>Nothing is lost, and nothing that may not change does: reports and audit entries stay as they are. The record that
 * ends is kept with a note where it went, so that its addresses and its history lead to the one that stays. Every
 * other feature hears of it in the same transaction and moves what is its own. A dry run is the same, taken back.
 */
@Service
public class Merges {

    private final OrganisationQueries organisations;
    private final ProductQueries products;
    private final MergeQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final TransactionTemplate rehearsal;

    Merges(
            OrganisationQueries organisations,
            ProductQueries products,
            MergeQueries queries,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.products = products;
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.rehearsal = new TransactionTemplate(transactions);
        rehearsal.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What merging the first organisation into the second would do; nothing is done. */
    public List<Sentence> tryOrganisations(Viewer viewer, String from, String into) {
        return rehearsed(() -> organisations(viewer, from, into));
    }

    /** Merges the first organisation into the second. */
    public List<Sentence> mergeOrganisations(Viewer viewer, String from, String into) {
        return transaction.execute(status -> organisations(viewer, from, into));
    }

    /** What merging the first product into the second would do; nothing is done. */
    public List<Sentence> tryProducts(Viewer viewer, String from, String into) {
        return rehearsed(() -> products(viewer, from, into));
    }

    /** Merges the first product into the second: a coordinator any two, a manager two of their own organisation. */
    public List<Sentence> mergeProducts(Viewer viewer, String from, String into) {
        return transaction.execute(status -> products(viewer, from, into));
    }

    private List<Sentence> rehearsed(Supplier<List<Sentence>> merge) {
        return rehearsal.execute(status -> {
            status.setRollbackOnly();
            return merge.get();
        });
    }

    private List<Sentence> organisations(Viewer viewer, String fromSlug, String intoSlug) {
        policy.requireModerator(viewer);
        long fromId = organisation(fromSlug).id();
        long intoId = organisation(intoSlug).id();
        if (fromId == intoId) {
            throw Refusal.invalid("merge.same");
        }
        queries.lockOrganisations(fromId, intoId);
        // As they are now that nobody else changes them.
        Organisation from = organisation(fromSlug);
        Organisation into = organisation(intoSlug);
        if (into.status() != OrganisationStatus.APPROVED) {
            throw Refusal.conflict("merge.not-approved", into.name());
        }
        MergeReport report = new MergeReport();
        OrganisationsMerged merged = new OrganisationsMerged(from, into, report);
        merged.moved("merge.products", queries.moveProducts(fromId, intoId));
        merged.moved("merge.aliases", queries.moveOrganisationAliases(fromId, intoId));
        queries.nameOfOrganisation(intoId, from.name());
        merged.moved("merge.iris", queries.moveOrganisationIris(fromId, intoId));
        merged.moved("merge.contacts", queries.moveContacts(fromId, intoId));
        merged.moved("merge.domains", queries.moveDomains(fromId, intoId));
        merged.moved("merge.logo", queries.moveLogo(fromId, intoId));
        queries.completeOrganisation(fromId, intoId);
        events.publishEvent(merged);
        queries.endOrganisation(fromId, intoId);
        report.say(Sentence.of("merge.addresses", "/organisations/" + fromSlug, "/organisations/" + intoSlug));
        audit.changed(
                viewer,
                "organisation.merged-away",
                Thing.organisation(fromId, from.name()),
                Map.of(),
                Map.of("into", into.slug()),
                null);
        audit.changed(
                viewer,
                "organisation.merged",
                Thing.organisation(intoId, into.name()),
                Map.of(),
                Map.of("from", from.slug(), "name", from.name()),
                null);
        return report.sentences();
    }

    private List<Sentence> products(Viewer viewer, String fromSlug, String intoSlug) {
        long fromId = product(viewer, fromSlug).id();
        long intoId = product(viewer, intoSlug).id();
        if (fromId == intoId) {
            throw Refusal.invalid("merge.same");
        }
        queries.lockProducts(fromId, intoId);
        // As they are now that nobody else changes them.
        Product from = product(viewer, fromSlug);
        Product into = product(viewer, intoSlug);
        if (from.organisationId() != into.organisationId() && !policy.mayModerate(viewer)) {
            throw Refusal.forbidden("merge.other-organisation", from.organisation(), into.organisation());
        }
        MergeReport report = new MergeReport();
        Map<Long, Long> same = queries.sameVersions(fromId, intoId);
        ProductsMerged merged = new ProductsMerged(from, into, same, report);
        merged.moved("merge.versions", queries.moveVersions(fromId, intoId));
        merged.moved("merge.same-versions", same.size());
        same.forEach(queries::completeVersion);
        merged.moved("merge.aliases", queries.moveProductAliases(fromId, intoId));
        queries.nameOfProduct(intoId, from.name());
        merged.moved("merge.iris", queries.moveProductIris(fromId, intoId));
        queries.completeProduct(fromId, intoId);
        events.publishEvent(merged);
        queries.endProduct(fromId, intoId);
        report.say(Sentence.of("merge.addresses", "/products/" + fromSlug, "/products/" + intoSlug));
        audit.changed(
                viewer,
                "product.merged-away",
                Thing.product(fromId, from.name(), from.organisationId()),
                Map.of(),
                Map.of("into", into.slug()),
                null);
        audit.changed(
                viewer,
                "product.merged",
                Thing.product(intoId, into.name(), into.organisationId()),
                Map.of(),
                Map.of("from", from.slug(), "name", from.name()),
                null);
        return report.sentences();
    }

    private Organisation organisation(String slug) {
        return organisations.find(slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
    }

    private Product product(Viewer viewer, String slug) {
        Product product = products.find(slug)
                .filter(p -> policy.maySee(viewer, p.owner()))
                .orElseThrow(() -> Refusal.notFound("product.unknown"));
        policy.requireManager(viewer, product.owner());
        return product;
    }
}
