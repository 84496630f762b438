package dev.tessera.news;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators tell of their trials; those whom it concerns are notified of it once. */
@Service
public class Announcements {

    private final AnnouncementQueries queries;
    private final Trials trials;
    private final Recipients recipients;
    private final Notifications notifications;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    Announcements(
            AnnouncementQueries queries,
            Trials trials,
            Recipients recipients,
            Notifications notifications,
            AccessPolicy policy,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.recipients = recipients;
        this.notifications = notifications;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was announced in a trial that the viewer may read, newest first. */
    public List<Announcement> of(Viewer viewer, String trial) {
        Trial of = trials.know(viewer, trial);
        return queries.of(of.id(), policy.maySeeNewsOfParticipants(viewer, of.scope()));
    }

    /**
     * Announces something, and notifies those who have to do with the trial, but not whoever writes it.
     *
     * @param audience stays what it is: what some were told cannot be kept from them later
     */
    @Transactional
    public long write(Viewer viewer, String trial, AnnouncementAudience audience, AnnouncementForm form) {
        Trial of = trials.coordinate(viewer, trial);
        AnnouncementForm checked = form.checked();
        Instant now = clock.instant();
        long id = queries.insert(of.id(), audience, checked, viewer.account(), now);
        audit.changed(
                viewer,
                "announcement.written",
                Thing.trial(of.id(), of.title()),
                Map.of(),
                fields(checked, audience),
                null);
        NoticeKind kind = audience == AnnouncementAudience.PARTICIPANTS
                ? NoticeKind.PARTICIPANTS_ANNOUNCEMENT
                : NoticeKind.ANNOUNCEMENT;
        notifications.tell(
                recipients.concerned(of.id()).stream()
                        .filter(account -> !account.equals(viewer.account()))
                        .toList(),
                Notice.of(kind, of, "news", "announcement:" + id).ofAnnouncement(id));
        return id;
    }

    /**
     * Changes the words of an announcement; it says then that it was corrected, and nobody is notified again.
     *
     * @param version the one that was read
     */
    @Transactional
    public void correct(Viewer viewer, String trial, long id, AnnouncementForm form, int version) {
        Trial of = trials.coordinate(viewer, trial);
        Announcement before = lock(of, id);
        AnnouncementForm checked = form.checked();
        if (before.version() != version) {
            throw Refusal.conflict("announcement.corrected-meanwhile");
        }
        if (checked.equals(new AnnouncementForm(before.title(), before.text()))) {
            return;
        }
        queries.correct(id, checked, clock.instant());
        audit.changed(
                viewer,
                "announcement.corrected",
                Thing.trial(of.id(), of.title()),
                fields(new AnnouncementForm(before.title(), before.text()), before.audience()),
                fields(checked, before.audience()),
                null);
    }

    /** Takes an announcement back: nobody reads it any more, and nobody is told of it any more. */
    @Transactional
    public void withdraw(Viewer viewer, String trial, long id, @Nullable String why) {
        Trial of = trials.coordinate(viewer, trial);
        Announcement before = lock(of, id);
        queries.withdraw(id, clock.instant());
        notifications.forgetAnnouncement(id);
        audit.changed(
                viewer,
                "announcement.withdrawn",
                Thing.trial(of.id(), of.title()),
                fields(new AnnouncementForm(before.title(), before.text()), before.audience()),
                Map.of(),
                why);
    }

    private Announcement lock(Trial trial, long id) {
        return queries.lock(trial.id(), id).orElseThrow(() -> Refusal.notFound("announcement.unknown"));
    }

    private static Map<String, @Nullable Object> fields(AnnouncementForm form, AnnouncementAudience audience) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", form.title());
        fields.put("text", form.text());
        fields.put("audience", audience);
        return fields;
    }
}
