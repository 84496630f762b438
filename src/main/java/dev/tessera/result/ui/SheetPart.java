package dev.tessera.result.ui;

import com.vaadin.flow.component.Component;
import dev.tessera.access.Viewer;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.util.List;

/** Something that belongs to a vendor's own participations and is shown above the sheet where it records. */
public interface SheetPart {

    /** What is shown of these participations, for which the viewer speaks. */
    Component of(Viewer viewer, Trial trial, List<Participant> own);
}
