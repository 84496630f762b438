package dev.tessera.exchange;

/** The formats that test suites are read from and written in. */
public enum SuiteFormat {
    CSV("text/csv", "csv"),
    YAML("application/yaml", "yaml"),
    TURTLE("text/turtle", "ttl"),
    JSON_LD("application/ld+json", "jsonld");

    private final String mediaType;
    private final String ending;

    SuiteFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** What the name of a file in this format ends on, without the dot. */
    public String ending() {
        return ending;
    }
}
