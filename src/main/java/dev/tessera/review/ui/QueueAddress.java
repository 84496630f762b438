package dev.tessera.review.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tessera.review.ItemKind;
import dev.tessera.review.QueueFilter;
import dev.tessera.trial.Participant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the queue is shown, as its address says it.
 *
 * @param organisation a slug; empty: all
 * @param item the chosen cell; empty: the first
 */
record QueueAddress(@Nullable ItemKind kind, String group, String organisation, boolean mine, int page, String item) {

    static final QueueAddress ALL = new QueueAddress(null, "", "", false, 0, "");

    static QueueAddress of(QueryParameters query) {
        String kind = query.getSingleParameter("kind").orElse("");
        String page = query.getSingleParameter("page").orElse("0");
        return new QueueAddress(
                Stream.of(ItemKind.values())
                        .filter(k -> Words.of(k).equals(kind))
                        .findFirst()
                        .orElse(null),
                query.getSingleParameter("group").orElse(""),
                query.getSingleParameter("organisation").orElse(""),
                query.getSingleParameter("mine").isPresent(),
                page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0,
                query.getSingleParameter("item").orElse(""));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        if (kind != null) {
            query.put("kind", Words.of(kind));
        }
        if (!group.isEmpty()) {
            query.put("group", group);
        }
        if (!organisation.isEmpty()) {
            query.put("organisation", organisation);
        }
        if (mine) {
            query.put("mine", "1");
        }
        if (page > 0) {
            query.put("page", Integer.toString(page));
        }
        if (!item.isEmpty()) {
            query.put("item", item);
        }
        return QueryParameters.simple(query);
    }

    boolean isAll() {
        return kind == null && group.isEmpty() && organisation.isEmpty() && !mine;
    }

    QueueFilter filter(List<Participant> participants) {
        return new QueueFilter(
                kind,
                group.isEmpty() ? null : group,
                organisation.isEmpty()
                        ? null
                        : participants.stream()
                                .filter(p -> p.organisationSlug().equals(organisation))
                                .map(Participant::organisationId)
                                .findFirst()
                                .orElse(0L),
                mine);
    }

    QueueAddress onPage(int number) {
        return new QueueAddress(kind, group, organisation, mine, number, "");
    }

    QueueAddress at(String cell) {
        return new QueueAddress(kind, group, organisation, mine, page, cell);
    }
}
