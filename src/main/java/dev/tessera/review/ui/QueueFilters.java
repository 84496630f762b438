package dev.tessera.review.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tessera.review.ItemKind;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** What of the queue is shown; a choice leads to its address. */
final class QueueFilters extends Div {

    private static final long serialVersionUID = 1L;

    QueueFilters(List<TestCase> tests, List<Participant> participants, QueueAddress now, Consumer<QueueAddress> go) {
        addClassNames("filters", "review-filters");
        Select<ItemKind> kind = select(
                "review.filter.kind", List.of(ItemKind.values()), k -> getTranslation("review.kind." + Words.of(k)));
        if (now.kind() != null) {
            kind.setValue(now.kind());
        }
        kind.addValueChangeListener(
                e -> go.accept(new QueueAddress(e.getValue(), now.group(), now.organisation(), now.mine(), 0, "")));
        List<String> groups = tests.stream()
                .flatMap(t -> java.util.stream.Stream.ofNullable(t.group()))
                .distinct()
                .toList();
        Select<String> group = select("review.filter.group", groups, Function.identity());
        if (groups.contains(now.group())) {
            group.setValue(now.group());
        }
        group.setVisible(!groups.isEmpty());
        group.addValueChangeListener(e ->
                go.accept(new QueueAddress(now.kind(), orEmpty(e.getValue()), now.organisation(), now.mine(), 0, "")));
        Map<String, String> organisations = new TreeMap<>();
        participants.forEach(p -> organisations.put(p.organisationSlug(), p.organisation()));
        Select<String> organisation = select(
                "review.filter.organisation",
                List.copyOf(organisations.keySet()),
                slug -> organisations.getOrDefault(slug, slug));
        if (organisations.containsKey(now.organisation())) {
            organisation.setValue(now.organisation());
        }
        organisation.addValueChangeListener(
                e -> go.accept(new QueueAddress(now.kind(), now.group(), orEmpty(e.getValue()), now.mine(), 0, "")));
        Checkbox mine = new Checkbox(getTranslation("review.filter.mine"), now.mine());
        mine.addValueChangeListener(
                e -> go.accept(new QueueAddress(now.kind(), now.group(), now.organisation(), e.getValue(), 0, "")));
        add(kind, group, organisation, mine);
    }

    private <T> Select<T> select(String label, List<T> items, Function<T, String> name) {
        Select<T> select = new Select<>();
        select.setLabel(getTranslation(label));
        select.setItems(items);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(getTranslation("review.filter.all"));
        select.setItemLabelGenerator(item -> item == null ? getTranslation("review.filter.all") : name.apply(item));
        return select;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
