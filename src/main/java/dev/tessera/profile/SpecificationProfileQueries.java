package dev.tessera.profile;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PROFILE;
import static dev.tessera.db.Tables.PROFILE_TEST;
import static dev.tessera.db.Tables.TEST_CASE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class SpecificationProfileQueries {

    private final DSLContext db;

    SpecificationProfileQueries(DSLContext db) {
        this.db = db;
    }

    /** A version's profiles, by name. */
    List<SpecificationProfile> of(long version) {
        return profiles(PROFILE.SPECIFICATION_VERSION_ID.eq(version));
    }

    Optional<SpecificationProfile> find(long version, String slug) {
        return profiles(PROFILE.SPECIFICATION_VERSION_ID.eq(version).and(PROFILE.SLUG.eq(slug))).stream()
                .findFirst();
    }

    private List<SpecificationProfile> profiles(Condition condition) {
        return db.select(
                        PROFILE.ID,
                        PROFILE.SPECIFICATION_VERSION_ID,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        PROFILE.SLUG,
                        PROFILE.NAME,
                        PROFILE.KIND,
                        PROFILE.COUNTRY,
                        PROFILE.LANGUAGE,
                        PROFILE.DESCRIPTION,
                        PROFILE.URL,
                        PROFILE.SELECTION,
                        PROFILE.PUBLISHED_AT,
                        PROFILE.EDITS)
                .from(PROFILE)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PROFILE.ORGANISATION_ID))
                .where(condition)
                .orderBy(PROFILE.NAME, PROFILE.ID)
                .fetch(Records.mapping(SpecificationProfile::new));
    }

    boolean slugTaken(long version, String slug) {
        return db.fetchExists(
                PROFILE, PROFILE.SPECIFICATION_VERSION_ID.eq(version).and(PROFILE.SLUG.eq(slug)));
    }

    /** What single test cases are said to be, by lineage. */
    Map<Long, ProfileRule> rules(long profile) {
        Map<Long, ProfileRule> rules = new HashMap<>();
        db.select(PROFILE_TEST.LINEAGE, PROFILE_TEST.INCLUDED, PROFILE_TEST.OBLIGATION, PROFILE_TEST.NOTE)
                .from(PROFILE_TEST)
                .where(PROFILE_TEST.PROFILE_ID.eq(profile))
                .forEach(r -> rules.put(r.value1(), new ProfileRule(r.value2(), r.value3(), r.value4())));
        return rules;
    }

    long insert(long version, long organisation, String slug, ProfileForm form) {
        return db.insertInto(PROFILE)
                .set(PROFILE.SPECIFICATION_VERSION_ID, version)
                .set(PROFILE.ORGANISATION_ID, organisation)
                .set(PROFILE.SLUG, slug)
                .set(PROFILE.NAME, form.name())
                .set(PROFILE.KIND, form.kind())
                .set(PROFILE.COUNTRY, form.country())
                .set(PROFILE.LANGUAGE, form.language())
                .set(PROFILE.DESCRIPTION, form.description())
                .set(PROFILE.URL, form.url())
                .set(PROFILE.SELECTION, form.selection())
                .returning(PROFILE.ID)
                .fetchSingle(PROFILE.ID);
    }

    void update(long profile, ProfileForm form) {
        db.update(PROFILE)
                .set(PROFILE.NAME, form.name())
                .set(PROFILE.KIND, form.kind())
                .set(PROFILE.COUNTRY, form.country())
                .set(PROFILE.LANGUAGE, form.language())
                .set(PROFILE.DESCRIPTION, form.description())
                .set(PROFILE.URL, form.url())
                .set(PROFILE.SELECTION, form.selection())
                .where(PROFILE.ID.eq(profile))
                .execute();
    }

    /** Counts one more change of a profile, if nobody else changed it since it had been read. */
    boolean edited(long profile, int expected) {
        return db.update(PROFILE)
                        .set(PROFILE.EDITS, PROFILE.EDITS.plus(1))
                        .where(PROFILE.ID.eq(profile))
                        .and(PROFILE.EDITS.eq(expected))
                        .execute()
                == 1;
    }

    void published(long profile, @Nullable Instant at) {
        db.update(PROFILE)
                .set(PROFILE.PUBLISHED_AT, at)
                .where(PROFILE.ID.eq(profile))
                .execute();
    }

    void delete(long profile) {
        db.deleteFrom(PROFILE).where(PROFILE.ID.eq(profile)).execute();
    }

    /** Which of these lineages are test cases of this version. */
    Set<Long> known(long version, Collection<Long> lineages) {
        return new HashSet<>(db.selectDistinct(TEST_CASE.LINEAGE)
                .from(TEST_CASE)
                .where(TEST_CASE.SPECIFICATION_VERSION_ID.eq(version))
                .and(TEST_CASE.LINEAGE.eq(any(lineages.toArray(Long[]::new))))
                .fetch(TEST_CASE.LINEAGE));
    }

    /** Puts these rules in the place of what was said of their test cases. */
    void rules(long profile, Collection<Long> decided, Map<Long, ProfileRule> rules) {
        db.deleteFrom(PROFILE_TEST)
                .where(PROFILE_TEST.PROFILE_ID.eq(profile))
                .and(PROFILE_TEST.LINEAGE.eq(any(decided.toArray(Long[]::new))))
                .execute();
        if (rules.isEmpty()) {
            return;
        }
        Long[] lineages = new Long[rules.size()];
        Boolean[] included = new Boolean[rules.size()];
        String[] obligations = new String[rules.size()];
        String[] notes = new String[rules.size()];
        int i = 0;
        for (Map.Entry<Long, ProfileRule> rule : rules.entrySet()) {
            lineages[i] = rule.getKey();
            included[i] = rule.getValue().included();
            obligations[i] = rule.getValue().obligation() == null
                    ? null
                    : rule.getValue().obligation().name().toLowerCase(Locale.ROOT);
            notes[i++] = rule.getValue().note();
        }
        db.execute("""
                insert into profile_test (profile_id, lineage, included, obligation, note)
                select {0}, r.lineage, r.included, r.obligation::obligation, r.note
                  from unnest({1}, {2}, {3}, {4}) as r (lineage, included, obligation, note)
                """, val(profile), val(lineages), val(included), val(obligations), val(notes));
    }

    int move(long from, long into) {
        return db.update(PROFILE)
                .set(PROFILE.ORGANISATION_ID, into)
                .where(PROFILE.ORGANISATION_ID.eq(from))
                .execute();
    }
}
