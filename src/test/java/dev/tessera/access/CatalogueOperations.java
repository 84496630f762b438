package dev.tessera.access;

import dev.tessera.Given;
import dev.tessera.common.Sentence;
import dev.tessera.matrix.TestRecords;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Families;
import dev.tessera.specification.FamilyForm;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import dev.tessera.specification.VersionSheet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** What is done to the catalogue and to test suites. */
final class CatalogueOperations extends Operations {

    private static final List<TestCaseDraft> OTHER = List.of(new TestCaseDraft(
            Sentence.of("where.line", 2),
            new TestCaseText(
                    "T9",
                    "Other",
                    TestKind.CONFORMANCE,
                    Obligation.REQUIRED,
                    List.of(),
                    null,
                    null,
                    null,
                    null,
                    null)));

    private final Specifications specifications = bean(Specifications.class);
    private final Families families = bean(Families.class);
    private final TestSuites suites = bean(TestSuites.class);
    private final Reports reports = bean(Reports.class);

    CatalogueOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        catalogue();
        facts();
        suites();
    }

    private void catalogue() {
        does(
                "specification.Specifications.put",
                (v, on) -> specifications.put(
                        v,
                        Given.unique("spec"),
                        "1.0",
                        new SpecificationForm(
                                "A specification",
                                null,
                                null,
                                SpecificationStatus.FINAL,
                                List.of(),
                                null,
                                null,
                                null,
                                null)));
    }

    private void facts() {
        does("specification.Specifications.change", (v, on) -> {
            VersionSheet sheet = specifications.sheet(version(on));
            specifications.change(v, on.specification(), sheet.form(), sheet.edits());
        });
        does("specification.Families.change", (v, on) -> {
            specifications.put(
                    fixture.coordinator,
                    slug(on),
                    "1.0",
                    new SpecificationForm(null, null, slug(on), null, null, null, null, null, null));
            families.change(
                    v, specifications.sheet(version(on)).family(), new FamilyForm(Given.unique("Family"), null), 0);
        });
    }

    private void suites() {
        does("specification.TestSuites.replace", (v, on) -> suites.replace(v, slug(on), "1.0", OTHER));
        does("specification.TestSuites.compare", (v, on) -> suites.compare(v, slug(on), "1.0", OTHER, List.of()));
        does(
                "specification.TestSuites.replaceDraft",
                (v, on) -> suites.replaceDraft(v, slug(on), "1.0", OTHER, List.of()));
        does("specification.TestSuites.release", (v, on) -> {
            draft(on);
            suites.release(v, slug(on), "1.0", null, Set.of());
        });
        does("specification.TestSuites.discard", (v, on) -> {
            draft(on);
            suites.discard(v, slug(on), "1.0");
        });
        shows(
                "specification.TestSuites.revisions",
                (v, on) -> suites.revisions(v, version(on)).stream().anyMatch(r -> r.number() == 1));
        does("specification.TestSuites.revision", (v, on) -> suites.revision(v, version(on), 1));
        shows("specification.TestSuites.findHistory", (v, on) -> suites.findHistory(v, version(on), lineage(on)));
        does("specification.TestSuites.history", (v, on) -> suites.history(v, version(on), lineage(on)));
        shows("matrix.TestRecords.remarks", (v, on) -> {
            reports.record(
                    on.manager(),
                    on.trial().slug(),
                    "T1",
                    on.participant().id(),
                    null,
                    Verdict.FAILED,
                    null,
                    "No answer");
            return !bean(TestRecords.class).remarks(v, lineage(on)).isEmpty();
        });
        shows(
                "matrix.TestRecords.of",
                (v, on) -> !bean(TestRecords.class).of(v, lineage(on)).trials().isEmpty());
        shows("specification.TestSuites.revisions, a draft", (v, on) -> {
            draft(on);
            return suites.revisions(v, version(on)).stream().anyMatch(r -> r.number() == 2);
        });
        does("specification.TestSuites.revision, a draft", (v, on) -> {
            draft(on);
            suites.revision(v, version(on), 2);
        });
    }

    private void draft(AccessFixture.Side on) {
        suites.replaceDraft(fixture.coordinator, slug(on), "1.0", OTHER, List.of());
    }

    private SpecificationVersion version(AccessFixture.Side on) {
        return specifications.find(on.specification()).orElseThrow();
    }

    private long lineage(AccessFixture.Side on) {
        return suites.cases(java.util.Objects.requireNonNull(
                        on.trial().specification().revision()))
                .getFirst()
                .lineage();
    }

    private static String slug(AccessFixture.Side on) {
        return on.specification().substring(0, on.specification().indexOf('/'));
    }
}
