package dev.tessera;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The real server as a process of its own, with the embedded database in a folder. */
final class ServerProcess {

    private static final Pattern READY = Pattern.compile("Tessera is ready at http://localhost:(\\d+)");
    private static final Duration STARTUP = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path data;
    private final Path log;
    private final Process process;

    private ServerProcess(Path data, Path log, Process process) {
        this.data = data;
        this.log = log;
        this.process = process;
    }

    /** Starts one, and does not wait until it is ready. */
    static ServerProcess start(Path data, Path log) throws IOException {
        String product = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dvaadin.productionMode=true",
                        "dev.tessera.Tessera")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("TESSERA_") || name.equals("JAVA_TOOL_OPTIONS"));
        // By the environment, for a class path is longer than some command lines may be.
        builder.environment().put("CLASSPATH", product);
        builder.environment().put("TESSERA_DATA", data.toString());
        builder.environment().put("TESSERA_DEMO", "true");
        builder.environment().put("PORT", "0");
        return new ServerProcess(data, log, builder.start());
    }

    ServerProcess awaitReady() {
        await().atMost(STARTUP).until(() -> port().isPresent() || !process.isAlive());
        if (port().isEmpty()) {
            throw new IllegalStateException("The server ended:\n" + log());
        }
        return this;
    }

    /** Ends it as a power cut would: nothing of it runs any more, and nothing of it was asked. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends it as an administrator does. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server does not end:\n" + log());
        }
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(STARTUP.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server does not end:\n" + log());
        }
        return process.exitValue();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> send(String method, String path, String type, String body) {
        return sendAs("demo-coordinator-token", method, path, type, body);
    }

    CompletableFuture<HttpResponse<String>> sendAs(String token, String method, String path, String type, String body) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port().orElseThrow() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A look into its database past it. */
    Connection connect() throws SQLException, IOException {
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", "postgres");
    }

    /** The database process of a folder, while it runs. */
    static Optional<ProcessHandle> database(Path data) throws IOException {
        Path file = data.resolve("postgres/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : Optional.empty();
    }

    private Optional<Integer> port() {
        Matcher ready = READY.matcher(log());
        return ready.find() ? Optional.of(Integer.parseInt(ready.group(1))) : Optional.empty();
    }
}
