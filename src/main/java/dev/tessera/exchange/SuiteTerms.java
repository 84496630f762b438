package dev.tessera.exchange;

/**
 * The words that test manifests are made of: W3C's, and our own for what W3C has none for.
 *
 * <p>Ours stand below a name that is reserved and that nobody can own. They are the same wherever the product runs, for
 * what one installation writes another one reads; nothing is there, and nothing is fetched from there.
 */
final class SuiteTerms {

    static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    static final String MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    static final String OWN = "https://tessera.example/ns/test-suite#";

    static final String TYPE = RDF + "type";
    static final String LABEL = RDFS + "label";
    static final String COMMENT = RDFS + "comment";
    static final String MANIFEST = MF + "Manifest";
    static final String ENTRIES = MF + "entries";
    static final String INCLUDE = MF + "include";
    static final String NAME = MF + "name";
    static final String RESULT = MF + "result";
    static final String BASE = MF + "assumedTestBase";

    static final String CONFORMANCE = OWN + "ConformanceTest";
    static final String INTEROPERABILITY = OWN + "InteroperabilityTest";
    static final String KEY = OWN + "key";
    static final String OBLIGATION = OWN + "obligation";
    static final String ROLES = OWN + "roles";
    static final String GROUP = OWN + "group";
    static final String SECTION = OWN + "section";
    static final String URI = OWN + "uri";
    static final String EXPECTED = OWN + "expected";

    private SuiteTerms() {}
}
