package dev.tessera.account;

import dev.tessera.common.Refusal;
import org.springframework.stereotype.Component;

/**
 * The one place that answers 'may this viewer do this to that', for screens, pages, API and exports alike.
 *
 * <p>What a viewer may not know of is answered as if it were not there ({@link Refusal.Kind#NOT_FOUND}).
 */
@Component
public class AccessPolicy {

    /** Whether the viewer runs trials: makes them, loads suites and results for anybody, sees all. */
    public boolean mayCoordinate(Viewer viewer) {
        return viewer.siteRole() != null;
    }

    /** Whether the viewer may know that a trial exists. */
    public boolean maySee(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer) || (!trial.draft() && (trial.openResults() || takesPart(viewer, trial)));
    }

    /** Whether the viewer may see everybody's results in a trial. */
    public boolean maySeeAllResults(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer) || (maySee(viewer, trial) && trial.openResults());
    }

    /** Whether the viewer may see the results of one organisation's products in a trial. */
    public boolean maySeeResultsOf(Viewer viewer, TrialScope trial, long organisation) {
        return maySeeAllResults(viewer, trial)
                || (maySee(viewer, trial) && viewer.organisations().contains(organisation));
    }

    /** Whether the viewer speaks for an organisation: its results are recorded in its name. */
    public boolean mayReportFor(Viewer viewer, TrialScope trial, long organisation) {
        return trial.takesReports() && viewer.organisations().contains(organisation);
    }

    /** Whether the viewer may load results into a trial at all; which of them are taken depends on the subject. */
    public boolean mayImport(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer) || takesPart(viewer, trial);
    }

    /** Ends the request unless the viewer runs trials. */
    public void requireCoordinator(Viewer viewer) {
        if (!mayCoordinate(viewer)) {
            throw Refusal.forbidden("access.coordinators-only");
        }
    }

    private static boolean takesPart(Viewer viewer, TrialScope trial) {
        return viewer.organisations().stream().anyMatch(trial.participants()::contains);
    }
}
