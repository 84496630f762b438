package dev.tessera.specification.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.SuitePages;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestCaseText.Part;
import dev.tessera.specification.TestKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The test cases of a revision as a grid, to read or, where it is a draft, to edit; the element in the browser is told
 * at the top of {@code suite-grid.js}. The server holds no row of it: each page is read when it comes into sight.
 */
@Tag("suite-grid")
@JsModule("context://../assets/suite-grid.js")
class SuiteGrid extends Component {

    private static final long serialVersionUID = 1L;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_PAGE = 200;
    private static final int PROSE_SHOWN = 160;
    private static final int KEPT_UNDOS = 20;

    private static final Map<Part, String> WIDTHS = Map.of(
            Part.KEY, "var(--suite-key, 10rem)",
            Part.TITLE, "minmax(var(--suite-title, 20rem), 3fr)",
            Part.KIND, "9rem",
            Part.OBLIGATION, "8.5rem",
            Part.ROLES, "minmax(9rem, 1fr)",
            Part.GROUP, "minmax(9rem, 1fr)",
            Part.SECTION, "7rem",
            Part.URI, "minmax(11rem, 1fr)",
            Part.STEPS, "minmax(11rem, 1fr)",
            Part.EXPECTED, "minmax(11rem, 1fr)");

    private final transient SuiteDrafts drafts;
    private final transient SuitePages pages;
    private final transient CurrentViewer current;
    private final transient Messages messages;
    private final transient SpecificationVersion of;
    private final long revision;
    private final boolean editable;
    private final transient Deque<List<SuiteDrafts.Removed>> removed = new ArrayDeque<>();
    private String filter = "";

    SuiteGrid(
            SuiteDrafts drafts,
            SuitePages pages,
            CurrentViewer current,
            Messages messages,
            SpecificationVersion of,
            SuiteRevision revision,
            boolean editable) {
        this.drafts = drafts;
        this.pages = pages;
        this.current = current;
        this.messages = messages;
        this.of = of;
        this.revision = revision.id();
        this.editable = editable;
        getElement().callJsFunction("setUp", JSON.writeValueAsString(setUp(revision)));
        load(null);
    }

    void filter(String text) {
        filter = text;
        load(0);
    }

    /** Does what a key in the grid does. */
    void command(String name) {
        getElement().callJsFunction("command", name);
    }

    private void load(@Nullable Integer focus) {
        int total = pages.count(current.get(), revision, filter);
        if (focus == null) {
            getElement().callJsFunction("load", total);
        } else {
            getElement().callJsFunction("load", total, focus);
        }
    }

    private Map<String, Object> setUp(SuiteRevision shown) {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Part part : Part.values()) {
            Map<String, Object> column = new LinkedHashMap<>();
            column.put("name", CaseParts.word(part));
            column.put("label", label(part));
            column.put("width", Objects.requireNonNull(WIDTHS.get(part)));
            if (part == Part.KIND) {
                column.put("options", options("test.kind.", TestKind.values()));
            } else if (part == Part.OBLIGATION) {
                column.put("options", options("obligation.", Obligation.values()));
            }
            if (part == Part.STEPS || part == Part.EXPECTED) {
                column.put("prose", true);
            }
            columns.add(column);
        }
        return Map.of(
                "label",
                getTranslation("suite.grid", of.name(), shown.number()),
                "columns",
                columns,
                "editable",
                editable,
                "cases",
                "specifications/" + of.path() + "/tests/",
                "words",
                Map.of(
                        "saving", getTranslation("suite.saving"),
                        "saved", getTranslation("suite.saved"),
                        "unsaved", getTranslation("suite.unsaved"),
                        "lost", getTranslation("suite.lost"),
                        "dropped", getTranslation("suite.dropped"),
                        "picked", getTranslation("suite.picked"),
                        "pickFirst", getTranslation("suite.pick-first")));
    }

    private List<Map<String, String>> options(String key, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(CaseParts::word)
                .map(word -> Map.of("value", word, "label", getTranslation(key + word)))
                .toList();
    }

    private String label(Part part) {
        return getTranslation("suite.part." + CaseParts.word(part));
    }

    // ---- what the element asks for ----

    /** Rows in sight. */
    @ClientCallable
    String page(int from, int limit) {
        return answer(() -> {
            Viewer viewer = current.get();
            return Map.of(
                    "from",
                    from,
                    "total",
                    pages.count(viewer, revision, filter),
                    "rows",
                    pages.page(viewer, revision, filter, Math.max(0, from), Math.clamp(limit, 1, LONGEST_PAGE)).stream()
                            .map(SuiteGrid::row)
                            .toList());
        });
    }

    /** Another text in a cell. */
    @ClientCallable
    String edit(String id, int edits, String column, String text) {
        return answer(() -> {
            Viewer viewer = current.get();
            SuiteCase now = pages.one(viewer, revision, Long.parseLong(id));
            try {
                TestCaseText then = CaseParts.with(now.text(), part(column), text, of);
                return Map.of("row", row(drafts.change(viewer, revision, now.id(), edits, then)));
            } catch (Refusal refusal) {
                boolean theirs = refusal.kind() == Refusal.Kind.CONFLICT && now.edits() != edits;
                return Map.of(
                        "row",
                        row(now),
                        "refused",
                        theirs
                                ? getTranslation("suite.cell-changed", CaseParts.text(now.text(), part(column)))
                                : sentence(refusal));
            }
        });
    }

    /** A new row below one, which begins like that one. */
    @ClientCallable
    String add(String after) {
        return answer(() -> {
            Viewer viewer = current.get();
            @Nullable Long above = after.isEmpty() ? null : Long.valueOf(after);
            TestCaseText like =
                    above == null ? null : pages.one(viewer, revision, above).text();
            SuiteCase added = drafts.add(viewer, revision, above, fresh(like));
            return shown(added.id());
        });
    }

    @ClientCallable
    String move(String id, boolean up) {
        return answer(() -> {
            if (!filter.isBlank()) {
                throw Refusal.conflict("suite.move-filtered");
            }
            drafts.move(current.get(), revision, Long.parseLong(id), up);
            return shown(Long.parseLong(id));
        });
    }

    @ClientCallable
    String remove(String ids) {
        return answer(() -> {
            List<SuiteDrafts.Removed> gone = drafts.remove(
                    current.get(),
                    revision,
                    Arrays.stream(ids.split(",")).map(Long::valueOf).toList());
            removed.push(gone);
            while (removed.size() > KEPT_UNDOS) {
                removed.removeLast();
            }
            return Map.of(
                    "total", pages.count(current.get(), revision, filter), "said", said("suite.removed", gone.size()));
        });
    }

    /** What was removed last comes back. */
    @ClientCallable
    String undo() {
        return answer(() -> {
            List<SuiteDrafts.Removed> last = removed.peek();
            if (last == null) {
                return Map.of("said", getTranslation("suite.nothing-to-undo"));
            }
            List<SuiteCase> back = drafts.restore(current.get(), revision, last);
            removed.pop();
            Map<String, Object> shown = back.isEmpty()
                    ? new HashMap<>()
                    : new HashMap<>(shown(back.getFirst().id()));
            shown.put("said", said("suite.restored", back.size()));
            return shown;
        });
    }

    /** A block from the clipboard: one row is stored at once, several are shown first. */
    @ClientCallable
    String paste(String id, String column, String text) {
        return answer(() -> {
            @Nullable Long at = id.isEmpty() ? null : Long.valueOf(id);
            PastePlan plan = plan(PastedBlock.read(text, part(column), this::label), at);
            if (plan.rows().size() == 1) {
                return stored(plan);
            }
            new PasteDialog(plan, of, messages, () -> {
                        Map<String, Object> stored = stored(plan);
                        getElement().callJsFunction("load", stored.get("total"), stored.get("focus"));
                    })
                    .open();
            return Map.of("said", said("suite.paste-preview", plan.rows().size()));
        });
    }

    /** Steps and expected result, at length. */
    @ClientCallable
    void prose(String id) {
        SuiteCase now = pages.one(current.get(), revision, Long.parseLong(id));
        new ProseDialog(now, editable, messages, (edits, steps, expected) -> {
                    SuiteCase then = pages.one(current.get(), revision, now.id());
                    TestCaseText text = CaseParts.with(
                            CaseParts.with(then.text(), Part.STEPS, steps, of), Part.EXPECTED, expected, of);
                    drafts.change(current.get(), revision, now.id(), edits, text);
                    getElement()
                            .callJsFunction(
                                    "load",
                                    pages.count(current.get(), revision, filter),
                                    pages.place(current.get(), revision, filter, now.id())
                                            .orElse(0));
                })
                .open();
    }

    private PastePlan plan(PastedBlock block, @Nullable Long at) {
        Viewer viewer = current.get();
        if (block.hasKeys()) {
            return PastePlan.byKey(block, at, pages.keyed(viewer, revision, block.keys()), of);
        }
        int place = at == null ? 0 : pages.place(viewer, revision, filter, at).orElse(0);
        return PastePlan.over(
                block,
                at,
                pages.page(viewer, revision, filter, place, block.rows().size()),
                of);
    }

    private Map<String, Object> stored(PastePlan plan) {
        List<SuiteCase> stored = drafts.putAll(current.get(), revision, plan.after(), plan.rows());
        Map<String, Object> shown = new HashMap<>(shown(stored.getFirst().id()));
        shown.put("said", said("suite.pasted", stored.size()));
        return shown;
    }

    /** Where a row stands now; a filter that would hide it gives way. */
    private Map<String, Object> shown(long id) {
        Viewer viewer = current.get();
        if (pages.place(viewer, revision, filter, id).isEmpty()) {
            filter = "";
            fireEvent(new Unfiltered(this));
        }
        return Map.of(
                "focus",
                pages.place(viewer, revision, filter, id).orElse(0),
                "total",
                pages.count(viewer, revision, filter));
    }

    /** The filter gave way to a row that it would hide. */
    static class Unfiltered extends ComponentEvent<SuiteGrid> {

        private static final long serialVersionUID = 1L;

        Unfiltered(SuiteGrid source) {
            super(source, false);
        }
    }

    void onUnfiltered(Runnable what) {
        addListener(Unfiltered.class, e -> what.run());
    }

    /** A new test case as its neighbour is, with the next number in its key. */
    private TestCaseText fresh(@Nullable TestCaseText like) {
        TestCaseText from = like == null ? CaseParts.empty() : like;
        return new TestCaseText(
                drafts.nextKey(current.get(), revision, like == null ? "test-0" : like.key()),
                getTranslation("suite.new-case"),
                from.kind(),
                from.obligation(),
                from.roles(),
                from.group(),
                from.section(),
                null,
                null,
                null);
    }

    private static Map<String, Object> row(SuiteCase c) {
        Map<String, Object> row = new LinkedHashMap<>();
        // ids as texts: a number of the browser's has fewer digits
        row.put("id", String.valueOf(c.id()));
        row.put("lineage", String.valueOf(c.lineage()));
        row.put("edits", c.edits());
        for (Part part : Part.values()) {
            String text = CaseParts.text(c.text(), part);
            boolean prose = part == Part.STEPS || part == Part.EXPECTED;
            row.put(
                    CaseParts.word(part),
                    prose && text.length() > PROSE_SHOWN ? text.substring(0, PROSE_SHOWN) + "…" : text);
        }
        return row;
    }

    private static Part part(String column) {
        return Arrays.stream(Part.values())
                .filter(p -> CaseParts.word(p).equals(column))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("suite.case-gone"));
    }

    private String answer(Supplier<Map<String, Object>> what) {
        try {
            return JSON.writeValueAsString(what.get());
        } catch (Refusal refusal) {
            return JSON.writeValueAsString(Map.of("refused", sentence(refusal)));
        }
    }

    private String sentence(Refusal refusal) {
        String sentence = messages.text(getLocale(), refusal.sentence());
        return refusal.faults().stream()
                .findFirst()
                .map(f -> sentence + " " + messages.text(getLocale(), f.where()) + ": "
                        + messages.text(getLocale(), f.reason()))
                .orElse(sentence);
    }

    private String said(String key, int count) {
        return messages.text(getLocale(), key, count);
    }
}
