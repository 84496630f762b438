package dev.tessera.news;

import dev.tessera.account.AccountLeaving;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Of whoever leaves for good, neither what they were told nor what they chose is kept. */
@Component
class LeaverIsForgotten {

    private final NotificationQueries notifications;
    private final ChoiceQueries choices;
    private final UnsubscriptionQueries unsubscriptions;

    LeaverIsForgotten(NotificationQueries notifications, ChoiceQueries choices, UnsubscriptionQueries unsubscriptions) {
        this.notifications = notifications;
        this.choices = choices;
        this.unsubscriptions = unsubscriptions;
    }

    @EventListener
    void leaving(AccountLeaving person) {
        long account = Objects.requireNonNull(person.viewer().account());
        notifications.forget(account);
        choices.forget(account);
        unsubscriptions.forget(account);
    }
}
