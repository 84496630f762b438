package dev.tessera.news;

import dev.tessera.discussion.CommentWritten;
import dev.tessera.discussion.Reader;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells of comments: whoever is named at once; those who take part in the discussion once an hour for each cell, in one
 * notice that counts.
 */
@Component
class CommentsAreTold {

    private static final int SECONDS_OF_AN_HOUR = 3600;

    private final Notifications notifications;
    private final Trials trials;
    private final Clock clock;

    CommentsAreTold(Notifications notifications, Trials trials, Clock clock) {
        this.notifications = notifications;
        this.trials = trials;
        this.clock = clock;
    }

    @EventListener
    void on(CommentWritten written) {
        Trial trial = trials.byId(written.trial()).orElseThrow();
        byOrganisation(written.mentioned())
                .forEach((organisation, people) -> notifications.tell(
                        people,
                        notice(NoticeKind.MENTIONED, trial, written, "mentioned:" + written.comment(), organisation)));
        long hour = clock.instant().getEpochSecond() / SECONDS_OF_AN_HOUR;
        byOrganisation(written.others())
                .forEach((organisation, people) -> notifications.tellOfOneMore(
                        people,
                        notice(
                                NoticeKind.COMMENTED,
                                trial,
                                written,
                                "commented:" + trial.id() + ":" + written.cell() + ":" + hour,
                                organisation)));
    }

    private static Notice notice(
            NoticeKind kind, Trial trial, CommentWritten written, String key, Optional<Long> organisation) {
        Notice notice = Notice.of(kind, trial, written.cell(), key).saying(written.test());
        return organisation.map(notice::ofOrganisation).orElse(notice);
    }

    private static Map<Optional<Long>, List<Long>> byOrganisation(List<Reader> readers) {
        Map<Optional<Long>, List<Long>> all = new HashMap<>();
        for (Reader reader : readers) {
            all.computeIfAbsent(Optional.ofNullable(reader.organisationId()), o -> new ArrayList<>())
                    .add(reader.account());
        }
        return all;
    }
}
