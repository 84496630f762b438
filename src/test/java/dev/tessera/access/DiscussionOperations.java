package dev.tessera.access;

import dev.tessera.discussion.Discussions;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStories;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.TrialTests;
import org.springframework.context.ApplicationContext;

/** What is written about a cell; what is corrected and withdrawn is a member's. */
final class DiscussionOperations extends Operations {

    DiscussionOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        Discussions discussions = bean(Discussions.class);
        CellStories stories = bean(CellStories.class);
        does(
                "result.CellStories.cell",
                (v, on) -> stories.cell(
                        v, on.trial(), test(on).lineage(), on.participant().id(), null));
        does("discussion.Discussions.of", (v, on) -> discussions.of(v, cell(on)));
        does("discussion.Discussions.write", (v, on) -> discussions.write(v, cell(on), "Text"));
        does(
                "discussion.Discussions.correct",
                (v, on) -> discussions.correct(v, discussions.write(on.member(), cell(on), "Text"), 0, "Other"));
        does(
                "discussion.Discussions.withdraw",
                (v, on) -> discussions.withdraw(v, discussions.write(on.member(), cell(on), "Text")));
        does("discussion.Discussions.readers", (v, on) -> discussions.readers(v, cell(on), "some"));
        does("discussion.Discussions.preview", (v, on) -> discussions.preview(v, cell(on), "Text"));
    }

    private CellKey cell(AccessFixture.Side on) {
        return new CellKey(on.trial().id(), test(on).id(), on.participant().id(), null);
    }

    private TestCase test(AccessFixture.Side on) {
        return bean(TrialTests.class).cases(on.trial()).stream()
                .filter(c -> c.key().equals("T1"))
                .findFirst()
                .orElseThrow();
    }
}
