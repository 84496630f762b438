package dev.tessera.news;

import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.tessera.trial.TrialStatus;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DeadlineQueries {

    /**
     * The organisations that take part and have something left: a test for which they reported nothing, or an answer
     * that differs from the other side's.
     */
    private static final String SOMETHING_LEFT = """
            select distinct d.organisation_id
              from participation p
              join product_version v on v.id = p.product_version_id
              join product d on d.id = v.product_id
             where p.trial_id = {0} and p.status = 'accepted'
               and (exists (
                 select from trial t
                   join trial_specification s on s.trial_id = t.id
                   join test_case c on c.revision_id = s.revision_id
                  where t.id = {0}
                    and (t.kind = 'both' or t.kind::text = c.kind::text)
                    and (p.role_id is null
                      or (c.kind = 'interoperability' and p.role_id in (c.subject_role_id, c.peer_role_id))
                      or (c.kind = 'conformance'
                        and exists (select from specification_role r
                                     where r.id = p.role_id and r.specification_version_id = c.specification_version_id)
                        and (not exists (select from test_case_role cr where cr.test_case_id = c.id)
                          or exists (select from test_case_role cr where cr.test_case_id = c.id and cr.role_id = p.role_id))))
                    and not exists (
                      select from outcome o
                       where o.trial_id = {0} and o.test_case_id = c.id and o.subject_id = p.id
                         and o.subject_verdict is not null)
                    and not exists (
                      select from outcome o
                       where o.trial_id = {0} and o.test_case_id = c.id and o.peer_id = p.id
                         and o.peer_verdict is not null))
                 or exists (
                   select from outcome o
                    where o.trial_id = {0} and o.subject_id = p.id and o.standing = 'disputed')
                 or exists (
                   select from outcome o
                    where o.trial_id = {0} and o.peer_id = p.id and o.standing = 'disputed'))
            """;

    private final DSLContext db;

    DeadlineQueries(DSLContext db) {
        this.db = db;
    }

    /** The trials that have dates ahead. */
    List<Long> ahead() {
        return db.select(TRIAL.ID)
                .from(TRIAL)
                .where(TRIAL.STATUS.in(TrialStatus.ANNOUNCED, TrialStatus.OPEN, TrialStatus.REVIEWING))
                .orderBy(TRIAL.ID)
                .fetch(TRIAL.ID);
    }

    List<Long> withSomethingLeft(long trial) {
        return db.resultQuery(SOMETHING_LEFT, val(trial)).fetch(r -> r.get(0, Long.class));
    }

    /** The organisations that were invited and have not asked to take part. */
    List<Long> notRegistered(long trial) {
        return db.select(TRIAL_INVITED.ORGANISATION_ID)
                .from(TRIAL_INVITED)
                .where(TRIAL_INVITED.TRIAL_ID.eq(trial))
                .and(notExists(selectOne()
                        .from(PARTICIPATION)
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                        .where(PARTICIPATION.TRIAL_ID.eq(trial))
                        .and(PRODUCT.ORGANISATION_ID.eq(TRIAL_INVITED.ORGANISATION_ID))))
                .fetch(TRIAL_INVITED.ORGANISATION_ID);
    }
}
