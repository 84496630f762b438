package dev.tessera.journey;

import dev.tessera.PostgresForTests;
import dev.tessera.Tessera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server as {@code ./dev run} starts it, with the demonstration, on a port and a database of its own. */
final class DemonstrationServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private DemonstrationServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** As by default, on an embedded database; on one of its own at {@code TESSERA_DB_URL} where that is given. */
    static DemonstrationServer start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--tessera.demo=true"));
        arguments.addAll(List.of(settings));
        if (System.getenv("TESSERA_DB_URL") == null) {
            arguments.add("--tessera.data=" + emptyFolder());
        } else {
            PostgresForTests.Database database = PostgresForTests.empty();
            arguments.add("--tessera.db-url=" + database.url());
            arguments.add("--tessera.db-user=" + database.user());
            arguments.add("--tessera.db-password=" + database.password());
        }
        return new DemonstrationServer(new SpringApplicationBuilder(Tessera.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new)));
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("tessera-journey");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
