package dev.tessera.news;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told by mail. */
@Service
public class NoticeChoices {

    private final ChoiceQueries queries;
    private final NotificationQueries notifications;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    NoticeChoices(
            ChoiceQueries queries, NotificationQueries notifications, AccessPolicy policy, Audit audit, Clock clock) {
        this.queries = queries;
        this.notifications = notifications;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the viewer chose, or what holds for whoever chose nothing. */
    public NoticeChoice mine(Viewer viewer) {
        return of(policy.requirePerson(viewer));
    }

    /** Whether the viewer has chosen at all. */
    public boolean chosen(Viewer viewer) {
        return !queries.of(List.of(policy.requirePerson(viewer))).isEmpty();
    }

    /** Chooses; it holds too for what the viewer was told of and got no letter about yet. */
    @Transactional
    public void choose(Viewer viewer, NoticeChoice choice) {
        put(viewer, policy.requirePerson(viewer), choice);
    }

    NoticeChoice of(long account) {
        return queries.of(List.of(account)).getOrDefault(account, NoticeChoice.usual());
    }

    /** The same, where the one who acts showed by a letter's secret whose choice it is. */
    void put(Viewer viewer, long account, NoticeChoice choice) {
        NoticeChoice before = of(account);
        queries.put(account, choice);
        for (NoticeGroup group : NoticeGroup.values()) {
            notifications.reschedule(account, group, MailTimes.due(choice.of(group), choice.zone(), clock.instant()));
        }
        audit.changed(viewer, "account.notices-chosen", Thing.account(account), fields(before), fields(choice), null);
    }

    private static Map<String, @Nullable Object> fields(NoticeChoice choice) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("mail", choice.mail());
        choice.otherwise().forEach((group, mail) -> fields.put(group.name().toLowerCase(Locale.ROOT), mail));
        fields.put("zone", choice.zone().getId());
        return fields;
    }
}
