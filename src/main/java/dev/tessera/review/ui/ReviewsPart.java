package dev.tessera.review.ui;

import com.vaadin.flow.component.Component;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellKey;
import dev.tessera.result.CellStory;
import dev.tessera.result.ui.CellPart;
import dev.tessera.review.Appeals;
import dev.tessera.review.CellReviews;
import dev.tessera.shell.Notes;
import dev.tessera.trial.Trial;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/** What reviewers decided about a cell, and the appeals against it, in the cell's story. */
@org.springframework.stereotype.Component
@Order(20)
class ReviewsPart implements CellPart {

    private final Appeals appeals;
    private final CurrentViewer current;
    private final TrialNews news;
    private final Notes notes;

    ReviewsPart(Appeals appeals, CurrentViewer current, TrialNews news, Notes notes) {
        this.news = news;
        this.appeals = appeals;
        this.current = current;
        this.notes = notes;
    }

    @Override
    public Optional<Component> of(Viewer viewer, Trial trial, CellStory story, CellStory.Meeting meeting) {
        CellKey cell = new CellKey(
                trial.id(),
                story.test().id(),
                meeting.subject().id(),
                meeting.peer() == null ? null : meeting.peer().id());
        CellReviews reviews = appeals.of(viewer, trial.slug(), cell);
        // One that is looked at by itself also shows what is decided later; of many, those that were decided.
        return reviews.isEmpty() && story.meetings().size() > 1
                ? Optional.empty()
                : Optional.of(new ReviewStory(appeals, current, notes, trial, cell, meeting, news, reviews));
    }
}
