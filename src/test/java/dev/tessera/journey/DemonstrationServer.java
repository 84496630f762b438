package dev.tessera.journey;

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

    static DemonstrationServer start() {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--tessera.demo=true"));
        try {
            // Where a database is given by the environment the journeys use it, else an embedded one of their own.
            if (System.getenv("TESSERA_DB_URL") == null) {
                Path data = Files.createTempDirectory("tessera-journey");
                arguments.add("--tessera.data=" + data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new DemonstrationServer(new SpringApplicationBuilder(Tessera.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments.toArray(String[]::new)));
    }

    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
