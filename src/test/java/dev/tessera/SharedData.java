package dev.tessera;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Real reports that are kept beside the repository and never in it; a test that needs them is left out without. */
public final class SharedData {

    private SharedData() {}

    /** A file or folder of the shared data; ends the test as skipped where it is missing. */
    public static Path path(String name) {
        String given = System.getenv("TESSERA_SHARED_DATA");
        Path folder = given == null || given.isBlank() ? Path.of("..", "shared", "data") : Path.of(given);
        Path path = folder.resolve(name);
        String missing = "Left out: there is no " + name + " in "
                + folder.toAbsolutePath().normalize() + " (TESSERA_SHARED_DATA names another folder)";
        if (!Files.exists(path)) {
            System.out.println(missing);
        }
        assumeTrue(Files.exists(path), missing);
        return path;
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder that end on something, in the order of their names. */
    public static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
