package dev.tessera.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that results are read from. */
public enum ImportFormat {
    TURTLE("text/turtle", "ttl"),
    JSON_LD("application/ld+json", "jsonld"),
    CSV("text/csv", "csv");

    private final String mediaType;
    private final String ending;

    ImportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The format of a media type, whatever its parameters. */
    public static Optional<ImportFormat> ofMediaType(String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.mediaType.equals(plain)).findFirst();
    }

    /** The format that a file's name ends on. */
    public static Optional<ImportFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(f -> lower.endsWith("." + f.ending))
                .findFirst();
    }

    public static List<String> mediaTypes() {
        return Arrays.stream(values()).map(ImportFormat::mediaType).toList();
    }

    public static List<String> fileEndings() {
        return Arrays.stream(values()).map(f -> "." + f.ending).toList();
    }
}
