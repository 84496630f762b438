package dev.tessera.profile.ui;

import com.vaadin.flow.component.grid.Grid;
import dev.tessera.profile.ProfileTests;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCase;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/** A suite's test cases with what a profile makes of each. */
final class ProfileGrid {

    /** Says a key in one reader's language. */
    interface Words {
        String say(String key, Object... args);
    }

    private ProfileGrid() {}

    static Grid<TestCase> of(ProfileTests tests, Words words) {
        return of(() -> tests, words);
    }

    /** A grid that asks for the profile's tests whenever it draws a row, so that it can be drawn anew. */
    static Grid<TestCase> of(Supplier<ProfileTests> tests, Words words) {
        Grid<TestCase> grid = new Grid<>();
        grid.addColumn(TestCase::key)
                .setHeader(words.say("suite.key"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(TestCase::title)
                .setHeader(words.say("suite.case-title"))
                .setTooltipGenerator(TestCase::title)
                .setWidth("14rem")
                .setFlexGrow(4);
        grid.addColumn(t -> Objects.requireNonNullElse(t.group(), ""))
                .setHeader(words.say("suite.group"))
                .setWidth("8rem");
        grid.addColumn(t -> words.say(tests.get().includes(t) ? "profile.in" : "profile.out"))
                .setHeader(words.say("profile.in-or-out"))
                .setAutoWidth(true);
        grid.addColumn(t -> obligation(tests.get(), t, words))
                .setHeader(words.say("suite.obligation"))
                .setWidth("13rem");
        grid.addColumn(t -> Objects.requireNonNullElse(tests.get().note(t), ""))
                .setHeader(words.say("profile.note"))
                .setTooltipGenerator(t -> tests.get().note(t))
                .setWidth("8rem")
                .setFlexGrow(2);
        grid.setPartNameGenerator(
                t -> !tests.get().includes(t) ? "left-out" : tests.get().changesObligation(t) ? "otherwise" : null);
        grid.getElement().setAttribute("aria-label", words.say("profile.tests"));
        return grid;
    }

    private static String obligation(ProfileTests tests, TestCase test, Words words) {
        if (!tests.includes(test)) {
            return "";
        }
        String here = word(tests.obligation(test), words);
        return tests.changesObligation(test)
                ? words.say("profile.otherwise", here, word(test.obligation(), words))
                : here;
    }

    private static String word(Obligation obligation, Words words) {
        return words.say("obligation." + obligation.name().toLowerCase(Locale.ROOT));
    }
}
