package dev.tessera.access;

import dev.tessera.common.Sentence;
import dev.tessera.matrix.StaleConsequences;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.SuitePages;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.context.ApplicationContext;

/** What is done to the rows of a test suite. */
final class SuiteOperations extends Operations {

    private static final TestCaseText TEXT = new TestCaseText(
            "T9", "Other", TestKind.CONFORMANCE, Obligation.REQUIRED, List.of(), null, null, null, null, null);

    private final Specifications specifications = bean(Specifications.class);
    private final TestSuites suites = bean(TestSuites.class);
    private final SuiteDrafts drafts = bean(SuiteDrafts.class);
    private final SuitePages pages = bean(SuitePages.class);
    private final StaleConsequences consequences = bean(StaleConsequences.class);

    SuiteOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        does("specification.SuiteDrafts.begin", (v, on) -> {
            SpecificationVersion of = version(on);
            drafts.begin(v, of.specification(), of.version());
        });
        does("specification.SuiteDrafts.nextKey", (v, on) -> drafts.nextKey(v, draft(on), "T1"));
        does("specification.SuiteDrafts.others", (v, on) -> drafts.others(v, draft(on)));
        edits();
        reads("", this::released);
        reads(", a draft", this::draft);
        does(
                "matrix.StaleConsequences.of",
                (v, on) -> consequences.of(
                        v, version(on), List.of(first(released(on)).lineage())));
    }

    private void edits() {
        does("specification.SuiteDrafts.change", (v, on) -> {
            long draft = draft(on);
            drafts.change(v, draft, first(draft).id(), 0, TEXT);
        });
        does("specification.SuiteDrafts.add", (v, on) -> drafts.add(v, draft(on), null, TEXT));
        does("specification.SuiteDrafts.remove", (v, on) -> {
            long draft = draft(on);
            drafts.remove(v, draft, List.of(first(draft).id()));
        });
        does(
                "specification.SuiteDrafts.restore",
                (v, on) -> drafts.restore(v, draft(on), List.of(new SuiteDrafts.Removed(987_654, null, TEXT))));
        does("specification.SuiteDrafts.move", (v, on) -> {
            long draft = draft(on);
            drafts.move(v, draft, first(draft).id(), false);
        });
        does(
                "specification.SuiteDrafts.putAll",
                (v, on) -> drafts.putAll(
                        v, draft(on), null, List.of(new SuiteDrafts.Row(null, 0, Sentence.of("where.row", 1), TEXT))));
    }

    private void reads(String of, ToLongFunction<AccessFixture.Side> revision) {
        does("specification.SuitePages.page" + of, (v, on) -> pages.page(v, revision.applyAsLong(on), "", 0, 10));
        does("specification.SuitePages.count" + of, (v, on) -> pages.count(v, revision.applyAsLong(on), ""));
        does("specification.SuitePages.place" + of, (v, on) -> {
            long here = revision.applyAsLong(on);
            pages.place(v, here, "", first(here).id());
        });
        does("specification.SuitePages.one" + of, (v, on) -> {
            long here = revision.applyAsLong(on);
            pages.one(v, here, first(here).id());
        });
        does("specification.SuitePages.keyed" + of, (v, on) -> pages.keyed(v, revision.applyAsLong(on), List.of("T1")));
    }

    private SuiteCase first(long revision) {
        return pages.page(fixture.coordinator, revision, "", 0, 1).getFirst();
    }

    private long released(AccessFixture.Side on) {
        return suites.latest(version(on).id()).orElseThrow().id();
    }

    private long draft(AccessFixture.Side on) {
        SpecificationVersion of = version(on);
        return drafts.begin(fixture.coordinator, of.specification(), of.version())
                .id();
    }

    private SpecificationVersion version(AccessFixture.Side on) {
        return specifications.find(on.specification()).orElseThrow();
    }
}
