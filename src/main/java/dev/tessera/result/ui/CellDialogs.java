package dev.tessera.result.ui;

import dev.tessera.access.Viewer;
import dev.tessera.result.CellStory;
import dev.tessera.trial.Trial;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the dialogs that show cells' stories, with all that belongs to a cell. */
@Component
public class CellDialogs {

    private final ObjectProvider<CellPart> parts;

    CellDialogs(ObjectProvider<CellPart> parts) {
        this.parts = parts;
    }

    /**
     * A dialog that is not open yet.
     *
     * @param form where the viewer may report; none where not
     */
    public CellDialog of(Viewer viewer, Trial trial, CellStory story, @Nullable ReportForm form) {
        return new CellDialog(
                story,
                meeting -> parts.orderedStream()
                        .flatMap(part -> part.of(viewer, trial, story, meeting).stream())
                        .toList(),
                form);
    }
}
