package dev.tessera.access;

import dev.tessera.common.Refusal;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The one place that answers 'may this viewer do this to that', for screens, pages, API and exports alike.
 *
 * <p>What a viewer may not know of is answered as if it were not there ({@link Refusal.Kind#NOT_FOUND}). A token
 * never does more than its account may, and nothing about people, organisations and rights: for that a person
 * has to sign in. {@code docs/access.md} says the same as a table, and a test holds the two together.
 */
@Component
public class AccessPolicy {

    // ---------------------------------------------------------------- the whole site

    /** Whether the viewer runs trials everywhere: makes them, keeps specifications and suites. */
    public boolean mayCoordinate(Viewer viewer) {
        return viewer.siteRole() != null
                && (viewer.token() == null || viewer.token().trial() == null);
    }

    /** Whether the viewer, in person, approves organisations and claims, merges records, reads the whole audit. */
    public boolean mayModerate(Viewer viewer) {
        return viewer.siteRole() != null && viewer.inPerson();
    }

    /** Whether the viewer, in person, gives and takes site-wide rights. */
    public boolean mayAdminister(Viewer viewer) {
        return viewer.siteRole() == SiteRole.ADMINISTRATOR && viewer.inPerson();
    }

    /** Ends the request unless the viewer runs trials. */
    public void requireCoordinator(Viewer viewer) {
        if (!mayCoordinate(viewer)) {
            throw Refusal.forbidden("access.coordinators-only");
        }
    }

    /** Ends the request unless a coordinator acts in person. */
    public void requireModerator(Viewer viewer) {
        if (!mayModerate(viewer)) {
            throw Refusal.forbidden(viewer.token() == null ? "access.coordinators-only" : "access.in-person-only");
        }
    }

    /** Ends the request unless an administrator acts in person. */
    public void requireAdministrator(Viewer viewer) {
        if (!mayAdminister(viewer)) {
            throw Refusal.forbidden("access.administrators-only");
        }
    }

    /** The account that acts in person; ends the request where nobody is signed in, or a program acts. */
    public long requirePerson(Viewer viewer) {
        Long account = viewer.account();
        if (account == null || !viewer.inPerson()) {
            throw Refusal.forbidden(viewer.token() == null ? "access.sign-in-first" : "access.in-person-only");
        }
        return account;
    }

    // ---------------------------------------------------------------- organisations

    /** Whether the viewer may know that an organisation, and with it its products, exists. */
    public boolean maySee(Viewer viewer, OrganisationScope organisation) {
        return organisation.approved() || viewer.organisations().contains(organisation.id()) || mayModerate(viewer);
    }

    /** Whether the viewer, in person, keeps an organisation's record, its products and its people. */
    public boolean mayManage(Viewer viewer, OrganisationScope organisation) {
        return mayModerate(viewer)
                || (viewer.inPerson() && viewer.memberships().get(organisation.id()) == MembershipRole.MANAGER);
    }

    /** Whether the viewer may know who belongs to an organisation, and read what was done to it. */
    public boolean maySeeInside(Viewer viewer, OrganisationScope organisation) {
        return mayModerate(viewer)
                || (viewer.inPerson() && viewer.organisations().contains(organisation.id()));
    }

    /** Ends the request unless the viewer keeps the organisation: not found where they may not know of it. */
    public void requireManager(Viewer viewer, OrganisationScope organisation) {
        if (!maySee(viewer, organisation)) {
            throw Refusal.notFound("access.no-such-organisation");
        }
        if (!mayManage(viewer, organisation)) {
            throw Refusal.forbidden("access.managers-only");
        }
    }

    /** Ends the request unless the viewer belongs to the organisation: not found where they may not know of it. */
    public void requireInside(Viewer viewer, OrganisationScope organisation) {
        if (!maySee(viewer, organisation)) {
            throw Refusal.notFound("access.no-such-organisation");
        }
        if (!maySeeInside(viewer, organisation)) {
            throw Refusal.forbidden("access.members-only");
        }
    }

    // ---------------------------------------------------------------- profiles and legends

    /** Whether the viewer may know of an organisation's profile of a specification version. */
    public boolean maySeeProfile(Viewer viewer, long organisation, boolean published) {
        return published || viewer.organisations().contains(organisation) || mayCoordinate(viewer);
    }

    /** Whether the viewer, in person, accepts texts in an organisation's name: its managers, and nobody for them. */
    public boolean mayAcceptFor(Viewer viewer, long organisation) {
        return viewer.inPerson() && viewer.memberships().get(organisation) == MembershipRole.MANAGER;
    }

    // ---------------------------------------------------------------- trials and results

    /** Whether the viewer runs this trial: loads results for anybody, sees all. */
    public boolean mayCoordinate(Viewer viewer, TrialScope trial) {
        return viewer.siteRole() != null && reaches(viewer, trial);
    }

    /**
     * Whether the viewer may know that a trial exists: what it is about, when it is and how to take part. What goes on
     * in it is another question.
     */
    public boolean mayKnow(Viewer viewer, TrialScope trial) {
        return maySee(viewer, trial)
                || (!trial.draft()
                        && (trial.listed()
                                || (reaches(viewer, trial)
                                        && viewer.organisations().stream().anyMatch(trial.invited()::contains))));
    }

    /** Whether the viewer may look into a trial: who takes part, its tests, and the results that are theirs. */
    public boolean maySee(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer, trial)
                || (!trial.draft() && (trial.openResults() || reviews(viewer, trial) || takesPart(viewer, trial)));
    }

    /** Whether the viewer may read what is told to those who take part in a trial: they, its reviewers, its coordinators. */
    public boolean maySeeNewsOfParticipants(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer, trial)
                || (maySee(viewer, trial) && (reviews(viewer, trial) || takesPart(viewer, trial)));
    }

    /** Whether the viewer is told, as one of its people, what concerns an organisation in a trial. */
    public boolean isToldOf(Viewer viewer, TrialScope trial, long organisation) {
        return maySee(viewer, trial)
                && viewer.inPerson()
                && viewer.organisations().contains(organisation);
    }

    /** Whether the viewer may see everybody's results in a trial. */
    public boolean maySeeAllResults(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer, trial)
                || (maySee(viewer, trial) && (trial.openResults() || reviews(viewer, trial)));
    }

    /** Whether the viewer may see how a trial goes, organisation by organisation: who runs it, and who reviews it. */
    public boolean mayOversee(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer, trial) || reviews(viewer, trial);
    }

    /** Whether the viewer may see the results of one organisation's products in a trial. */
    public boolean maySeeResultsOf(Viewer viewer, TrialScope trial, long organisation) {
        return maySeeAllResults(viewer, trial)
                || (maySee(viewer, trial)
                        && reaches(viewer, trial)
                        && viewer.organisations().contains(organisation));
    }

    /** Whether the viewer may see what an organisation says of a pair whose other side has not spoken. */
    public boolean maySeeUnanswered(Viewer viewer, TrialScope trial, long spoken) {
        return !trial.hidesSides()
                || maySeeAllResults(viewer, trial)
                || viewer.organisations().contains(spoken);
    }

    /** Whether the viewer, in person, reviews this trial's results at all. */
    public boolean mayReview(Viewer viewer, TrialScope trial) {
        return viewer.inPerson() && mayOversee(viewer, trial);
    }

    /** Whether the viewer decides about a cell of these organisations: nobody does about their own. */
    public boolean mayDecide(Viewer viewer, TrialScope trial, Collection<Long> organisations) {
        return mayReview(viewer, trial) && organisations.stream().noneMatch(viewer.organisations()::contains);
    }

    /**
     * Whether the viewer, in person, reads what is written about a cell of these organisations: their people, and those
     * who oversee the trial; nobody else, though everybody may see its results.
     */
    public boolean mayDiscuss(Viewer viewer, TrialScope trial, Collection<Long> organisations) {
        return mayReview(viewer, trial) || organisations.stream().anyMatch(o -> isToldOf(viewer, trial, o));
    }

    /** Whether the viewer speaks for an organisation: its results are recorded in its name. */
    public boolean mayReportFor(Viewer viewer, TrialScope trial, long organisation) {
        return trial.takesReports()
                && reaches(viewer, trial)
                && viewer.organisations().contains(organisation);
    }

    /**
     * Whether the viewer may see what a side put beside what it says of a cell: signed in, of a cell whose results they
     * may see, and not before their own side has spoken where the other's words are hidden until then.
     *
     * @param organisations of the cell's products
     * @param side the organisation whose side it is
     * @param answered whether the other side has spoken, or there is none
     */
    public boolean maySeeEvidence(
            Viewer viewer, TrialScope trial, Collection<Long> organisations, long side, boolean answered) {
        return viewer.isSignedIn()
                && organisations.stream().anyMatch(o -> maySeeResultsOf(viewer, trial, o))
                && (answered || maySeeUnanswered(viewer, trial, side));
    }

    /** Whether the viewer takes back what a side put beside a cell: its own people, and who runs the trial. */
    public boolean mayWithdrawEvidence(Viewer viewer, TrialScope trial, long side) {
        return mayCoordinate(viewer, trial)
                || (reaches(viewer, trial) && viewer.organisations().contains(side));
    }

    /** Whether the viewer speaks for an organisation's products when meetings are booked and cancelled. */
    public boolean mayMeetFor(Viewer viewer, TrialScope trial, long organisation) {
        return reaches(viewer, trial) && viewer.organisations().contains(organisation);
    }

    /** Whether the viewer may load results into a trial at all; which of them are taken depends on the subject. */
    public boolean mayImport(Viewer viewer, TrialScope trial) {
        return mayCoordinate(viewer, trial) || (maySee(viewer, trial) && takesPart(viewer, trial));
    }

    private static boolean takesPart(Viewer viewer, TrialScope trial) {
        return reaches(viewer, trial) && viewer.organisations().stream().anyMatch(trial.participants()::contains);
    }

    private static boolean reviews(Viewer viewer, TrialScope trial) {
        return reaches(viewer, trial) && viewer.reviews().contains(trial.id());
    }

    private static boolean reaches(Viewer viewer, TrialScope trial) {
        return viewer.token() == null || viewer.token().reaches(trial.id());
    }
}
