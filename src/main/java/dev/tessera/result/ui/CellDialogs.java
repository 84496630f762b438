package dev.tessera.result.ui;

import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellStories;
import dev.tessera.result.CellStory;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the dialogs that show cells' stories, with all that belongs to a cell. */
@Component
public class CellDialogs {

    private final ObjectProvider<CellPart> parts;
    private final CurrentViewer current;
    private final Trials trials;
    private final CellStories stories;
    private final TrialNews news;

    CellDialogs(
            ObjectProvider<CellPart> parts, CurrentViewer current, Trials trials, CellStories stories, TrialNews news) {
        this.parts = parts;
        this.current = current;
        this.trials = trials;
        this.stories = stories;
        this.news = news;
    }

    /**
     * A dialog that is not open yet.
     *
     * @param form where the viewer may report; none where not
     */
    public CellDialog of(Viewer viewer, Trial trial, CellStory story, @Nullable ReportForm form) {
        return new CellDialog(story.test().key(), content(viewer, trial, story), form);
    }

    /** The same as a part of a page. */
    StoryContent content(Viewer viewer, Trial trial, CellStory story) {
        return new StoryContent(
                story,
                meeting -> parts.orderedStream()
                        .flatMap(part -> part.of(viewer, trial, story, meeting).stream())
                        .toList(),
                () -> now(trial.slug(), story),
                changed -> news.follow(trial.id(), changed));
    }

    /** What was shown, as whoever looks may know it now; a pair stays the one that it was. */
    private List<CellStory.Meeting> now(String slug, CellStory shown) {
        Viewer viewer = current.get();
        Trial trial = trials.see(viewer, slug);
        if (shown.meetings().size() == 1) {
            CellStory.Meeting one = shown.meetings().getFirst();
            return stories.cell(
                            viewer,
                            trial,
                            shown.test().lineage(),
                            one.subject().id(),
                            one.peer() == null ? null : one.peer().id())
                    .meetings();
        }
        return stories.story(
                        viewer, trial, shown.test().key(), shown.participant().id(), null)
                .meetings();
    }
}
