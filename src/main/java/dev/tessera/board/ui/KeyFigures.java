package dev.tessera.board.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tessera.board.TrialBoard.Figures;
import dev.tessera.trial.ParticipationStatus;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trial's sums, each with what it is of. */
final class KeyFigures extends DescriptionList {

    private static final long serialVersionUID = 1L;

    private record Said(Span figure, Span of) {}

    private final transient Map<String, Said> said = new LinkedHashMap<>();

    KeyFigures() {
        addClassNames("sums", "key-figures");
        for (String figure : new String[] {"run", "passed", "agreed", "disputed", "waiting", "participants"}) {
            Said one = new Said(new Span(), new Span());
            one.of().addClassName("of");
            said.put(figure, one);
            add(new Div(new Term(getTranslation("board.figure." + figure)), new Description(one.figure(), one.of())));
        }
    }

    void show(Figures figures) {
        say("run", figures.run(), figures.cells());
        say("passed", figures.passed(), figures.run());
        say("agreed", figures.agreed(), figures.pairs());
        say("disputed", figures.disputed(), figures.pairs());
        say("waiting", figures.waiting(), figures.pairs());
        Map<ParticipationStatus, Integer> participants = figures.participants();
        Said one = Objects.requireNonNull(said.get("participants"));
        one.figure().setText(number(participants.getOrDefault(ParticipationStatus.ACCEPTED, 0)));
        String others = Stream.of(ParticipationStatus.values())
                .filter(s -> s != ParticipationStatus.ACCEPTED && participants.containsKey(s))
                .map(s ->
                        getTranslation("board.participants." + s.name().toLowerCase(Locale.ROOT), participants.get(s)))
                .collect(Collectors.joining(", "));
        one.of().setText(others.isEmpty() ? getTranslation("board.participants.accepted") : others);
    }

    private void say(String figure, int part, int whole) {
        Said one = Objects.requireNonNull(said.get(figure));
        one.figure().setText(number(part));
        one.of().setText(getTranslation("board.of." + figure, whole));
    }

    private String number(int figure) {
        return getTranslation("site.number", figure);
    }
}
