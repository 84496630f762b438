package dev.tessera.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that test suites are read from and written in. */
public enum SuiteFormat {
    CSV("text/csv", "csv"),
    YAML("application/yaml", "yaml", "yml"),
    TURTLE("text/turtle", "ttl"),
    JSON_LD("application/ld+json", "jsonld", "json");

    private final String mediaType;
    private final List<String> endings;

    SuiteFormat(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the name of a file in this format ends on, without the dot. */
    public String ending() {
        return endings.getFirst();
    }

    /** The format of a media type, whatever its parameters. */
    public static Optional<SuiteFormat> ofMediaType(String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.mediaType.equals(plain)).findFirst();
    }

    /** The format that a file's name ends on. */
    public static Optional<SuiteFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> f.endings.stream().anyMatch(e -> lower.endsWith("." + e)))
                .findFirst();
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(SuiteFormat::mediaType).toList();
    }

    /** What names of files that can be read end on, with the dot. */
    public static List<String> fileEndings() {
        return Arrays.stream(values())
                .flatMap(f -> f.endings.stream())
                .map(e -> "." + e)
                .toList();
    }
}
