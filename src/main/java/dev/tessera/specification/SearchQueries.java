package dev.tessera.specification;

import static dev.tessera.db.Tables.CATALOGUE_ENTRY;
import static dev.tessera.db.Tables.CURRENT_TEST_CASE;
import static dev.tessera.db.Tables.FAMILY;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.TEST_CASE;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.tessera.specification.CatalogueFacets.Facet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record5;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Repository;

/**
 * What is looked for stands in the statements themselves, not in parameters: which index is best depends on it, and so
 * PostgreSQL has to plan each anew.
 */
@Repository
class SearchQueries {

    private static final Field<String> VERSIONS_SEARCHED = CATALOGUE_ENTRY.SEARCHED;
    private static final Field<String> TESTS_SEARCHED = CURRENT_TEST_CASE.SEARCHED;

    private final DSLContext db;

    SearchQueries(DSLContext db) {
        this.db = db;
    }

    List<FoundVersion> versions(CatalogueFilter filter, int offset, int limit) {
        Searched searched = Searched.of(filter.query());
        Field<Integer> rank = rank(searched);
        var found = select(CATALOGUE_ENTRY.asterisk(), rank.as("rank"))
                .from(CATALOGUE_ENTRY)
                .where(matches(searched), ofFamily(filter), ofStatus(filter), ofRole(filter))
                .orderBy(order(rank, searched))
                .limit(inline(limit))
                .offset(inline(offset))
                .asTable("e");
        var entry = CATALOGUE_ENTRY.as("e");
        return db.select(
                        SPECIFICATION.SLUG,
                        SPECIFICATION.NAME,
                        FAMILY.SLUG,
                        FAMILY.NAME,
                        SPECIFICATION_VERSION.VERSION,
                        SPECIFICATION_VERSION.NAME,
                        SPECIFICATION_VERSION.STATUS,
                        SPECIFICATION_VERSION.ISSUED,
                        entry.ROLES)
                .from(found)
                .join(SPECIFICATION_VERSION)
                .on(SPECIFICATION_VERSION.ID.eq(entry.SPECIFICATION_VERSION_ID))
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .leftJoin(FAMILY)
                .on(FAMILY.ID.eq(SPECIFICATION.FAMILY_ID))
                .orderBy(
                        field(name("e", "rank")),
                        entry.FAMILY_ORDER,
                        entry.SPECIFICATION_ORDER,
                        entry.SPECIFICATION_ID,
                        entry.ISSUED.desc().nullsLast(),
                        entry.VERSION.desc())
                .fetch(r -> new FoundVersion(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        List.of(r.value9())));
    }

    private static List<org.jooq.SortField<?>> order(Field<Integer> rank, Searched searched) {
        List<org.jooq.SortField<?>> order = new ArrayList<>();
        if (!searched.isEmpty()) {
            order.add(rank.asc());
        }
        order.addAll(List.of(
                CATALOGUE_ENTRY.FAMILY_ORDER.asc(),
                CATALOGUE_ENTRY.SPECIFICATION_ORDER.asc(),
                CATALOGUE_ENTRY.SPECIFICATION_ID.asc(),
                CATALOGUE_ENTRY.ISSUED.desc().nullsLast(),
                CATALOGUE_ENTRY.VERSION.desc()));
        return order;
    }

    /** One statement for all filters: each is counted as if only the others held. */
    CatalogueFacets facets(CatalogueFilter filter) {
        Searched searched = Searched.of(filter.query());
        var found = name("found")
                .as(select(
                                CATALOGUE_ENTRY.FAMILY_ID,
                                CATALOGUE_ENTRY.STATUS,
                                CATALOGUE_ENTRY.ROLES,
                                field(ofFamily(filter)).as("of_family"),
                                field(ofStatus(filter)).as("of_status"),
                                field(ofRole(filter)).as("of_role"))
                        .from(CATALOGUE_ENTRY)
                        .where(matches(searched)));
        Condition ofFamily = condition("of_family");
        Condition ofStatus = condition("of_status");
        Condition ofRole = condition("of_role");
        Field<String> status = field("status::text", String.class);
        Field<String> role = field("role", String.class);
        Select<? extends Record> all = select(inline("all"), inline(""), inline(""), count())
                .from(found)
                .where(ofFamily, ofStatus, ofRole)
                .unionAll(select(inline("family"), FAMILY.SLUG, FAMILY.NAME.cast(SQLDataType.CLOB), count())
                        .from(found)
                        .join(FAMILY)
                        .on(condition("family.id = found.family_id"))
                        .where(ofStatus, ofRole)
                        .groupBy(FAMILY.ID))
                .unionAll(select(inline("status"), status, status, count())
                        .from(found)
                        .where(ofFamily, ofRole)
                        .groupBy(status))
                .unionAll(select(inline("role"), role, role, count())
                        .from("found cross join unnest(found.roles) role")
                        .where(ofFamily, ofStatus)
                        .groupBy(role));
        int versions = 0;
        List<Facet> families = new ArrayList<>();
        List<Facet> statuses = new ArrayList<>();
        List<Facet> roles = new ArrayList<>();
        for (Record row : db.with(found)
                .select()
                .from(all.asTable("facet", "kind", "value", "label", "found"))
                .fetch()) {
            Facet facet = new Facet(row.get(1, String.class), row.get(2, String.class), row.get(3, Integer.class));
            switch (row.get(0, String.class)) {
                case "family" -> families.add(facet);
                case "status" -> statuses.add(facet);
                case "role" -> roles.add(facet);
                default -> versions = facet.count();
            }
        }
        families.sort(Comparator.comparing(f -> f.label().toLowerCase(Locale.ROOT)));
        statuses.sort(
                Comparator.comparing(f -> SpecificationStatus.valueOf(f.value().toUpperCase(Locale.ROOT))));
        roles.sort(Comparator.comparing(f -> f.label().toLowerCase(Locale.ROOT)));
        return new CatalogueFacets(versions, families, statuses, roles);
    }

    /**
     * The best test cases. Each step is a query of its own with a limit, and PostgreSQL begins the next one only if those
     * before did not find enough: a letter that half of all titles begin with costs no more than a whole key.
     */
    List<FoundTest> tests(CatalogueFilter filter, int limit) {
        Searched searched = Searched.of(filter.query());
        String text = searched.text();
        Condition exactly = CURRENT_TEST_CASE.KEY_SEARCHED.eq(inline(text));
        Condition keyBegins = CURRENT_TEST_CASE
                .KEY_SEARCHED
                .ge(inline(text))
                .and(CURRENT_TEST_CASE.KEY_SEARCHED.lt(inline(text + "\uDBFF\uDFFF")));
        Condition titleBegins = TESTS_SEARCHED.like(inline(searched.beginning()));
        Condition wordsBegin = like(TESTS_SEARCHED, searched.wordBeginnings());
        Condition anywhere = like(TESTS_SEARCHED, searched.anywhere());
        Condition earlier = keyBegins.or(titleBegins);
        return step(exactly, filter)
                .limit(inline(limit))
                .unionAll(step(keyBegins.andNot(exactly), filter)
                        .orderBy(CURRENT_TEST_CASE.KEY_SEARCHED)
                        .limit(inline(limit)))
                .unionAll(step(titleBegins.andNot(keyBegins), filter).limit(inline(limit)))
                .unionAll(step(wordsBegin.andNot(earlier), filter).limit(inline(limit)))
                .unionAll(step(anywhere.andNot(earlier.or(wordsBegin)), filter).limit(inline(limit)))
                .limit(inline(limit))
                .fetch(Records.mapping(FoundTest::new));
    }

    private SelectConditionStep<Record5<String, String, Long, String, String>> step(
            Condition matches, CatalogueFilter filter) {
        Condition of = filter.family() == null && filter.status() == null && filter.role() == null
                ? noCondition()
                : exists(selectOne()
                        .from(CATALOGUE_ENTRY)
                        .where(CATALOGUE_ENTRY.SPECIFICATION_VERSION_ID.eq(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID))
                        .and(ofFamily(filter))
                        .and(ofStatus(filter))
                        .and(ofRole(filter)));
        return db.select(
                        SPECIFICATION.SLUG.concat("/").concat(SPECIFICATION_VERSION.VERSION),
                        SPECIFICATION_VERSION.NAME,
                        CURRENT_TEST_CASE.LINEAGE,
                        CURRENT_TEST_CASE.KEY,
                        CURRENT_TEST_CASE.TITLE)
                .from(CURRENT_TEST_CASE)
                .join(SPECIFICATION_VERSION)
                .on(SPECIFICATION_VERSION.ID.eq(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID))
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .where(matches, of);
    }

    /** Makes the test cases of a revision those that are found of its specification version. */
    void current(long version, long revision) {
        db.deleteFrom(CURRENT_TEST_CASE)
                .where(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID.eq(version))
                .and(CURRENT_TEST_CASE.LINEAGE.notIn(
                        select(TEST_CASE.LINEAGE).from(TEST_CASE).where(TEST_CASE.REVISION_ID.eq(revision))))
                .execute();
        db.insertInto(
                        CURRENT_TEST_CASE,
                        CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID,
                        CURRENT_TEST_CASE.LINEAGE,
                        CURRENT_TEST_CASE.KEY,
                        CURRENT_TEST_CASE.TITLE)
                .select(select(TEST_CASE.SPECIFICATION_VERSION_ID, TEST_CASE.LINEAGE, TEST_CASE.KEY, TEST_CASE.TITLE)
                        .from(TEST_CASE)
                        .where(TEST_CASE.REVISION_ID.eq(revision)))
                .onConflict(CURRENT_TEST_CASE.SPECIFICATION_VERSION_ID, CURRENT_TEST_CASE.LINEAGE)
                .doUpdate()
                .set(CURRENT_TEST_CASE.KEY, excluded(CURRENT_TEST_CASE.KEY))
                .set(CURRENT_TEST_CASE.TITLE, excluded(CURRENT_TEST_CASE.TITLE))
                .where(row(CURRENT_TEST_CASE.KEY, CURRENT_TEST_CASE.TITLE)
                        .isDistinctFrom(row(excluded(CURRENT_TEST_CASE.KEY), excluded(CURRENT_TEST_CASE.TITLE))))
                .execute();
    }

    private static Field<Integer> rank(Searched searched) {
        return searched.isEmpty()
                ? inline(0)
                : when(VERSIONS_SEARCHED.like(inline(searched.exactly())), inline(0))
                        .when(VERSIONS_SEARCHED.like(inline(searched.beginning())), inline(1))
                        .when(like(VERSIONS_SEARCHED, searched.wordBeginnings()), inline(2))
                        .otherwise(inline(3));
    }

    private static Condition matches(Searched searched) {
        return searched.isEmpty() ? noCondition() : like(VERSIONS_SEARCHED, searched.anywhere());
    }

    private static Condition like(Field<String> in, List<String> patterns) {
        return and(patterns.stream().map(p -> in.like(inline(p))).toList());
    }

    private static Condition ofFamily(CatalogueFilter filter) {
        return filter.family() == null
                ? condition("true")
                : CATALOGUE_ENTRY.FAMILY_ID.eq(select(FAMILY.ID).from(FAMILY).where(FAMILY.SLUG.eq(filter.family())));
    }

    private static Condition ofStatus(CatalogueFilter filter) {
        return filter.status() == null ? condition("true") : CATALOGUE_ENTRY.STATUS.eq(filter.status());
    }

    private static Condition ofRole(CatalogueFilter filter) {
        return filter.role() == null ? condition("true") : CATALOGUE_ENTRY.ROLES.contains(new String[] {filter.role()});
    }
}
