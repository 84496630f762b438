package dev.tessera.news;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.TrialScope;
import dev.tessera.access.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody may be told of something, with the rights that they have now. */
@Component
class NoticeRights {

    private final AccessPolicy policy;

    NoticeRights(AccessPolicy policy) {
        this.policy = policy;
    }

    boolean may(Viewer viewer, NoticeKind kind, TrialScope trial, @Nullable Long organisation) {
        return switch (kind.right()) {
            case TRIAL -> policy.mayKnow(viewer, trial);
            case INSIDE -> policy.maySee(viewer, trial);
            case PARTICIPANTS -> policy.maySeeNewsOfParticipants(viewer, trial);
            case ORGANISATION -> organisation != null && policy.isToldOf(viewer, trial, organisation);
            case MANAGERS -> organisation != null && policy.mayAcceptFor(viewer, organisation);
            case REVIEWERS -> policy.mayDecide(viewer, trial, organisation == null ? List.of() : List.of(organisation));
            case DISCUSSION ->
                organisation == null
                        ? policy.mayReview(viewer, trial)
                        : policy.mayDiscuss(viewer, trial, List.of(organisation));
            case COORDINATORS -> policy.mayCoordinate(viewer, trial);
        };
    }
}
