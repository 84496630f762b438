package dev.tessera.access;

import dev.tessera.board.Rounds;
import dev.tessera.board.ToDos;
import dev.tessera.board.TrialBoards;
import org.springframework.context.ApplicationContext;

/** What is seen of how trials go. */
final class BoardOperations extends Operations {

    BoardOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        TrialBoards boards = bean(TrialBoards.class);
        Rounds rounds = bean(Rounds.class);
        ToDos toDos = bean(ToDos.class);
        does("board.TrialBoards.board", (v, on) -> boards.board(v, on.trial().slug()));
        does("board.Rounds.of", (v, on) -> rounds.of(v, on.trial().slug()));
        shows(
                "board.ToDos.of",
                (v, on) -> toDos.of(v).reports().stream()
                        .anyMatch(r -> r.own() == on.participant().id()));
    }
}
