package dev.tessera.exchange;

import dev.tessera.result.Verdict;
import java.util.HashMap;
import java.util.Map;

/** The words of EARL 1.0, DOAP, FOAF and Dublin Core that reports are made of. */
final class Earl {

    static final String EARL = "http://www.w3.org/ns/earl#";
    private static final String EARL_BY_HTTPS = "https://www.w3.org/ns/earl#";

    static final String ASSERTION = EARL + "Assertion";

    /** What a report can say of one of its nodes, as far as it matters here. */
    enum Property {
        TYPE,
        TEST,
        SUBJECT,
        RESULT,
        OUTCOME,
        ASSERTED_BY,
        INFO,
        DATE,
        NAME,
        TITLE,
        DESCRIPTION,
        HOMEPAGE,
        DEVELOPER,
        MAKER,
        RELEASE,
        REVISION
    }

    private static final Map<String, Property> PROPERTIES = new HashMap<>();

    static {
        PROPERTIES.put("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", Property.TYPE);
        for (String earl : new String[] {EARL, EARL_BY_HTTPS}) {
            PROPERTIES.put(earl + "test", Property.TEST);
            PROPERTIES.put(earl + "subject", Property.SUBJECT);
            PROPERTIES.put(earl + "result", Property.RESULT);
            PROPERTIES.put(earl + "outcome", Property.OUTCOME);
            PROPERTIES.put(earl + "assertedBy", Property.ASSERTED_BY);
            PROPERTIES.put(earl + "info", Property.INFO);
        }
        String doap = "http://usefulinc.com/ns/doap#";
        PROPERTIES.put(doap + "name", Property.NAME);
        PROPERTIES.put(doap + "homepage", Property.HOMEPAGE);
        PROPERTIES.put(doap + "description", Property.DESCRIPTION);
        PROPERTIES.put(doap + "developer", Property.DEVELOPER);
        PROPERTIES.put(doap + "maintainer", Property.MAKER);
        PROPERTIES.put(doap + "vendor", Property.MAKER);
        PROPERTIES.put(doap + "release", Property.RELEASE);
        PROPERTIES.put(doap + "revision", Property.REVISION);
        String foaf = "http://xmlns.com/foaf/0.1/";
        PROPERTIES.put(foaf + "name", Property.NAME);
        PROPERTIES.put(foaf + "homepage", Property.HOMEPAGE);
        PROPERTIES.put(foaf + "maker", Property.MAKER);
        for (String dublinCore : new String[] {"http://purl.org/dc/terms/", "http://purl.org/dc/elements/1.1/"}) {
            PROPERTIES.put(dublinCore + "date", Property.DATE);
            PROPERTIES.put(dublinCore + "title", Property.TITLE);
            PROPERTIES.put(dublinCore + "description", Property.DESCRIPTION);
            PROPERTIES.put(dublinCore + "creator", Property.MAKER);
        }
    }

    /** An outcome's own name, and that of the class of outcomes that it is the usual one of. */
    private static final Map<String, Verdict> OUTCOMES = Map.of(
            "passed", Verdict.PASSED,
            "failed", Verdict.FAILED,
            "cantTell", Verdict.INCONCLUSIVE,
            "inapplicable", Verdict.INAPPLICABLE,
            "untested", Verdict.UNTESTED,
            "Pass", Verdict.PASSED,
            "Fail", Verdict.FAILED,
            "CannotTell", Verdict.INCONCLUSIVE,
            "NotApplicable", Verdict.INAPPLICABLE,
            "NotTested", Verdict.UNTESTED);

    private Earl() {}

    static @org.jspecify.annotations.Nullable Property property(String iri) {
        return PROPERTIES.get(iri);
    }

    static boolean isAssertionClass(String iri) {
        return ASSERTION.equals(iri) || (EARL_BY_HTTPS + "Assertion").equals(iri);
    }

    /** The verdict that an outcome (or its class) stands for; none if it is no word of EARL's. */
    static @org.jspecify.annotations.Nullable Verdict verdict(String iri) {
        if (iri.startsWith(EARL)) {
            return OUTCOMES.get(iri.substring(EARL.length()));
        }
        return iri.startsWith(EARL_BY_HTTPS) ? OUTCOMES.get(iri.substring(EARL_BY_HTTPS.length())) : null;
    }
}
