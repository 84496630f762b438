package dev.tessera.adoption;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.PRODUCT_VERSION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class AdoptionQueries {

    private final DSLContext db;

    AdoptionQueries(DSLContext db) {
        this.db = db;
    }

    /** When the last result of each of these participations was reported. */
    Map<Long, Instant> last(Collection<Trial> trials, Set<Long> participations) {
        var last = max(greatest(OUTCOME.SUBJECT_AT, OUTCOME.PEER_AT));
        return db.select(OUTCOME.SUBJECT_ID, last)
                .from(OUTCOME)
                .where(OUTCOME.TRIAL_ID.in(
                        trials.stream().map(Trial::id).distinct().toList()))
                .and(OUTCOME.SUBJECT_ID.in(participations))
                .groupBy(OUTCOME.SUBJECT_ID)
                .fetchMap(OUTCOME.SUBJECT_ID, last);
    }

    List<Use> users(long version) {
        var plays = select(
                        PRODUCT.ID.as("id"), SPECIFICATION_ROLE.NAME.as("role"), SPECIFICATION_ROLE.ORDINAL.as("place"))
                .distinctOn(PRODUCT.ID, SPECIFICATION_ROLE.ID)
                .from(SPECIFICATION_ROLE)
                .join(PRODUCT_VERSION_ROLE)
                .on(PRODUCT_VERSION_ROLE.ROLE_ID.eq(SPECIFICATION_ROLE.ID))
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .where(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(version))
                .asTable("plays");
        Map<String, Use> uses = new LinkedHashMap<>();
        Map<String, List<String>> roles = new LinkedHashMap<>();
        db.select(ORGANISATION.NAME, ORGANISATION.SLUG, PRODUCT.NAME, PRODUCT.SLUG, plays.field("role", String.class))
                .from(plays)
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(plays.field("id", Long.class)))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .where(ORGANISATION.STATUS.eq(OrganisationStatus.APPROVED))
                .orderBy(
                        lower(ORGANISATION.NAME),
                        ORGANISATION.ID,
                        lower(PRODUCT.NAME),
                        PRODUCT.ID,
                        plays.field("place"))
                .fetch()
                .forEach(r -> {
                    List<String> played = roles.computeIfAbsent(r.value4(), slug -> {
                        List<String> of = new ArrayList<>();
                        uses.computeIfAbsent(r.value2(), o -> new Use(r.value1(), o, new ArrayList<>()))
                                .products()
                                .add(new Use.OfProduct(r.value3(), slug, of));
                        return of;
                    });
                    played.add(r.value5());
                });
        return List.copyOf(uses.values());
    }
}
