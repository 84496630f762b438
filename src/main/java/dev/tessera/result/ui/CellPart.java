package dev.tessera.result.ui;

import com.vaadin.flow.component.Component;
import dev.tessera.access.Viewer;
import dev.tessera.result.CellStory;
import dev.tessera.trial.Trial;
import java.util.Optional;

/** Something that belongs to a cell and is shown with its story: its evidence, its discussion, its review. */
public interface CellPart {

    /**
     * What is shown of one meeting of a story, below what the sides say.
     *
     * @return nothing where there is nothing to show or to do for this viewer
     */
    Optional<Component> of(Viewer viewer, Trial trial, CellStory story, CellStory.Meeting meeting);
}
