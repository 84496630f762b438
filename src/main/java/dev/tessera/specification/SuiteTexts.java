package dev.tessera.specification;

import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the test cases of one specification version may say, and the one form in which that is kept. */
final class SuiteTexts {

    private static final int LONGEST_URI = 2000;
    private static final int LONGEST_PROSE = 20_000;

    private final SpecificationVersion of;
    private final Map<String, String> roles = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();

    SuiteTexts(SpecificationVersion of) {
        this.of = of;
        of.roles().forEach(r -> {
            roles.put(r.name().toLowerCase(Locale.ROOT), r.name());
            order.add(r.name());
        });
    }

    /**
     * These test cases in the form that is kept.
     *
     * @throws Refusal with every fault and its place, if a case is wrong
     */
    List<TestCaseText> sound(List<TestCaseDraft> drafts) {
        if (drafts.isEmpty()) {
            throw Refusal.invalid("suite.empty");
        }
        List<Fault> faults = new ArrayList<>();
        List<TestCaseText> texts = new ArrayList<>(drafts.size());
        Map<String, Sentence> keys = new HashMap<>();
        Map<String, Sentence> uris = new HashMap<>();
        for (TestCaseDraft draft : drafts) {
            TestCaseText text = tidy(draft.text());
            texts.add(text);
            objections(text).forEach(o -> faults.add(new Fault(draft.where(), o)));
            Sentence sameKey = keys.putIfAbsent(text.key(), draft.where());
            if (sameKey != null) {
                faults.add(new Fault(draft.where(), Sentence.of("suite.key-twice", text.key(), sameKey)));
            }
            String uri = text.uri();
            Sentence sameUri = uri == null ? null : uris.putIfAbsent(uri, draft.where());
            if (uri != null && sameUri != null) {
                faults.add(new Fault(draft.where(), Sentence.of("suite.uri-twice", uri, sameUri)));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
        return texts;
    }

    /**
     * This test case in the form that is kept.
     *
     * @throws Refusal with the first thing that is wrong with it
     */
    TestCaseText sound(TestCaseText given) {
        TestCaseText text = tidy(given);
        objections(text).stream().findFirst().ifPresent(o -> {
            throw Refusal.invalid(o.key(), o.args().toArray());
        });
        return text;
    }

    private TestCaseText tidy(TestCaseText text) {
        List<String> names = text.roles().stream()
                .map(r -> Objects.requireNonNullElse(roles.get(r.toLowerCase(Locale.ROOT)), r))
                .toList();
        return new TestCaseText(
                Label.tidy(text.key()),
                Label.tidy(text.title()),
                text.kind(),
                text.obligation(),
                text.kind() == TestKind.INTEROPERABILITY
                        ? names
                        : names.stream()
                                .distinct()
                                .sorted(Comparator.comparing(order::indexOf))
                                .toList(),
                label(text.group()),
                label(text.section()),
                prose(text.uri()),
                prose(text.steps()),
                prose(text.expected()));
    }

    private static @Nullable String label(@Nullable String text) {
        String tidy = text == null ? "" : Label.tidy(text);
        return tidy.isEmpty() ? null : tidy;
    }

    private static @Nullable String prose(@Nullable String text) {
        String tidy = text == null
                ? ""
                : text.replace("\r\n", "\n").replace('\r', '\n').strip();
        return tidy.isEmpty() ? null : tidy;
    }

    private List<Sentence> objections(TestCaseText text) {
        List<Sentence> found = new ArrayList<>();
        label(found, "key", text.key());
        label(found, "title", text.title());
        if (text.group() != null) {
            label(found, "group", text.group());
        }
        length(found, "section", text.section(), Label.LONGEST);
        length(found, "uri", text.uri(), LONGEST_URI);
        length(found, "steps", text.steps(), LONGEST_PROSE);
        length(found, "expected", text.expected(), LONGEST_PROSE);
        if (text.kind() == TestKind.INTEROPERABILITY && text.roles().size() != 2) {
            found.add(Sentence.of("suite.two-roles", text.key(), text.roles().size()));
        }
        for (String role : text.roles()) {
            if (!order.contains(role)) {
                found.add(Sentence.of("suite.role-unknown", role, of.path(), String.join(", ", order)));
            }
        }
        return found;
    }

    private static void label(List<Sentence> found, String field, String text) {
        Label.objection(text).ifPresent(o -> found.add(Sentence.of("field.invalid", field, o)));
    }

    private static void length(List<Sentence> found, String field, @Nullable String text, int longest) {
        if (text == null) {
            return;
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            found.add(Sentence.of("field.long", field, length, longest));
        }
        if (!Text.isStorable(text)) {
            found.add(Sentence.of("field.nul", field));
        }
    }
}
