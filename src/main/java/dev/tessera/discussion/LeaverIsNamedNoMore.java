package dev.tessera.discussion;

import dev.tessera.account.AccountLeaving;
import dev.tessera.common.Messages;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever leaves for good is named in no comment any more; what they wrote stays, by somebody who left. */
@Component
class LeaverIsNamedNoMore {

    private final CommentQueries queries;
    private final Messages messages;

    LeaverIsNamedNoMore(CommentQueries queries, Messages messages) {
        this.queries = queries;
        this.messages = messages;
    }

    @EventListener
    void leaving(AccountLeaving person) {
        queries.forgetName(
                Objects.requireNonNull(person.viewer().account()),
                messages.text(Messages.LOCALES.getFirst(), "discussion.leaver"));
    }
}
