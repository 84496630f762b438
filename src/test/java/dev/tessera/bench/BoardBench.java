package dev.tessera.bench;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.board.Rounds;
import dev.tessera.board.ToDos;
import dev.tessera.board.TrialBoards;
import dev.tessera.matrix.Matrices;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The boards and pages of the archive of twenty events, each as a ratio to its own statements by plain JDBC. */
final class BoardBench implements Bench.Benchmark {

    private static final String OPEN = "credential-interop-days-5";
    private static final String ARCHIVE = "db/seed/scale/archive.sql";

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        DataSource database = server.getBean(DataSource.class);
        long start = System.nanoTime();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(Files.readString(Path.of(ARCHIVE), StandardCharsets.UTF_8));
            connection.commit();
        }
        System.out.printf(
                Locale.ROOT, "board-archive: %.1f s (loading twenty events)%n", (System.nanoTime() - start) / 1e9);
        Accounts accounts = server.getBean(Accounts.class);
        Viewer coordinator = ImportBench.coordinator(server);
        Viewer vendor =
                accounts.idOf("vendor@example.org").flatMap(accounts::viewer).orElseThrow();
        Trials trials = server.getBean(Trials.class);
        TrialBoards boards = server.getBean(TrialBoards.class);
        ToDos toDos = server.getBean(ToDos.class);
        Rounds rounds = server.getBean(Rounds.class);
        Participations participations = server.getBean(Participations.class);
        Matrices matrices = server.getBean(Matrices.class);
        Trial open = trials.see(coordinator, OPEN);
        Map<String, Callable<Integer>> all = new LinkedHashMap<>();
        all.put("board", () -> boards.board(coordinator, OPEN).tests().size());
        all.put("to-do", () -> toDos.of(vendor).answers().size());
        all.put("rounds", () -> rounds.of(coordinator, OPEN).lines().size());
        all.put(
                "participants",
                () -> participations
                        .registrations(coordinator, trials.see(coordinator, OPEN))
                        .size());
        all.put("trials", () -> trials.visibleTo(vendor).size());
        all.put("matrix", () -> {
            matrices.forget(open.id());
            return matrices.matrix(coordinator, open).rows().size();
        });
        for (Map.Entry<String, Callable<Integer>> one : all.entrySet()) {
            compare(server, database, one.getKey(), one.getValue());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            String site = "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
            for (String page : List.of("/trials", "/trials/" + OPEN, "/trials/" + OPEN + "/matrix", "/")) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(site + page)).build();
                Callable<Integer> get = () -> client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
                print("page " + page, first(get), Timing.compare(3, 9, get, () -> 0)[0]);
            }
        }
    }

    private static void compare(
            ConfigurableApplicationContext server, DataSource database, String name, Callable<Integer> board)
            throws Exception {
        double cold = first(board);
        List<Integer> sizes = new ArrayList<>();
        List<String> statements =
                CatalogueBench.asked(server.getBean(DSLContext.class).configuration(), () -> {
                    try {
                        sizes.add(board.call());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        if (sizes.getFirst() == 0) {
            throw new IllegalStateException("There is nothing on the board " + name);
        }
        double[] medians = Timing.compare(5, 15, board, () -> CatalogueBench.read(database, statements));
        Timing.print("board-" + name, medians, "to its " + statements.size() + " statements by JDBC");
        print("board-" + name, cold, medians[0]);
    }

    private static double first(Callable<Integer> what) throws Exception {
        long start = System.nanoTime();
        what.call();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String name, double cold, double warm) {
        System.out.printf(Locale.ROOT, "%s-ms: %.0f ms (the first time %.0f ms)%n", name, warm, cold);
    }
}
