package dev.tessera.exchange;

/** Writes small EARL reports, a line per statement that tests care about. */
final class Turtle {

    private static final String PREFIXES = """
            @prefix earl: <http://www.w3.org/ns/earl#> .
            @prefix doap: <http://usefulinc.com/ns/doap#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix dc: <http://purl.org/dc/terms/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private Turtle() {}

    /** Prefixes take five lines, so what is given begins on line 6. */
    static String of(String... statements) {
        return PREFIXES + String.join("\n", statements);
    }

    static String assertion(String subject, String test, String outcome) {
        return "[] a earl:Assertion ; earl:subject <%s> ; earl:test <%s> ; earl:result [ earl:outcome %s ] ."
                .formatted(subject, test, outcome);
    }

    static String dated(String subject, String test, String outcome, String date) {
        return "[] a earl:Assertion ; earl:subject <%s> ; earl:test <%s> ; earl:result [ earl:outcome %s ; dc:date \"%s\" ] ."
                .formatted(subject, test, outcome, date);
    }
}
