package dev.tessera.bench;

import dev.tessera.PostgresForTests;
import dev.tessera.Tessera;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the benchmarks whose names it is given, or all. Each prints one line {@code name: figure unit (of what)}. */
public final class Bench {

    /** A benchmark gets a running server, and prints its line. */
    interface Benchmark {
        void run(ConfigurableApplicationContext server) throws Exception;
    }

    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("import", new ImportBench());
        ALL.put("matrix", new MatrixBench());
        ALL.put("plan", new PlanBench());
        ALL.put("catalogue", server -> {
            new CatalogueBench().run(server);
            new SuiteImportBench().run(server);
        });
        ALL.put("record", new RecordBench());
        ALL.put("live", new LiveBench());
        ALL.put("board", new BoardBench());
    }

    private Bench() {}

    public static void main(String[] names) throws Exception {
        List<String> wanted = new ArrayList<>(List.of(names));
        wanted.removeIf(String::isBlank);
        if (wanted.isEmpty()) {
            wanted.addAll(ALL.keySet());
        }
        for (String name : wanted) {
            if (!ALL.containsKey(name)) {
                System.err.println("There is no benchmark " + name + ". There are: " + String.join(", ", ALL.keySet()));
                System.exit(2);
            }
        }
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--tessera.demo=true"));
        if (System.getenv("TESSERA_DB_URL") == null) {
            arguments.add("--tessera.data=" + Files.createTempDirectory(Path.of("target"), "bench"));
        } else {
            PostgresForTests.Database database = PostgresForTests.empty();
            arguments.add("--tessera.db-url=" + database.url());
            arguments.add("--tessera.db-user=" + database.user());
            arguments.add("--tessera.db-password=" + database.password());
        }
        try (ConfigurableApplicationContext server =
                new SpringApplicationBuilder(Tessera.class).run(arguments.toArray(String[]::new))) {
            for (String name : wanted) {
                ALL.get(name).run(server);
            }
        }
    }
}
