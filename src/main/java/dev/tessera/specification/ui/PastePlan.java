package dev.tessera.specification.ui;

import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestCaseText.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pasted block would do.
 *
 * @param after the test case that new ones would stand after
 * @param before what each row says now; none for a new one
 */
record PastePlan(@Nullable Long after, List<SuiteDrafts.Row> rows, List<@Nullable TestCaseText> before) {

    /** Each row goes to the test case of its key, or is a new one. */
    static PastePlan byKey(PastedBlock block, @Nullable Long after, List<SuiteCase> keyed, SpecificationVersion of) {
        Map<String, SuiteCase> found = new HashMap<>();
        keyed.forEach(c -> found.put(c.text().key(), c));
        List<@Nullable SuiteCase> now = new ArrayList<>();
        block.rows().forEach(row -> now.add(block.key(row).map(found::get).orElse(null)));
        return of(block, after, now, of);
    }

    /**
     * The rows go over those that stand there, one over one.
     *
     * @throws Refusal if more are pasted than stand there
     */
    static PastePlan over(PastedBlock block, @Nullable Long after, List<SuiteCase> there, SpecificationVersion of) {
        if (there.size() < block.rows().size()) {
            throw Refusal.invalid("suite.paste-long", block.rows().size(), there.size());
        }
        return of(block, after, new ArrayList<>(there), of);
    }

    private static PastePlan of(
            PastedBlock block, @Nullable Long after, List<@Nullable SuiteCase> now, SpecificationVersion of) {
        List<SuiteDrafts.Row> rows = new ArrayList<>();
        List<@Nullable TestCaseText> before = new ArrayList<>();
        for (int i = 0; i < block.rows().size(); i++) {
            SuiteCase here = now.get(i);
            rows.add(new SuiteDrafts.Row(
                    here == null ? null : here.id(),
                    here == null ? 0 : here.edits(),
                    Sentence.of("where.row", i + 1),
                    text(here, block.parts(), block.rows().get(i), of)));
            before.add(here == null ? null : here.text());
        }
        return new PastePlan(after, rows, before);
    }

    private static TestCaseText text(
            @Nullable SuiteCase here, List<Part> parts, List<String> cells, SpecificationVersion of) {
        TestCaseText text = here == null ? CaseParts.empty() : here.text();
        // the roles first: whether a kind can be what it is depends on them
        for (int c = 0; c < cells.size(); c++) {
            if (parts.get(c) != Part.KIND) {
                text = filled(text, parts.get(c), cells.get(c), of);
            }
        }
        int kind = parts.indexOf(Part.KIND);
        return kind >= 0 && kind < cells.size() ? filled(text, Part.KIND, cells.get(kind), of) : text;
    }

    private static TestCaseText filled(TestCaseText text, Part part, String value, SpecificationVersion of) {
        boolean word = part == Part.KIND || part == Part.OBLIGATION;
        return word && value.isBlank() ? text : CaseParts.with(text, part, value, of);
    }
}
