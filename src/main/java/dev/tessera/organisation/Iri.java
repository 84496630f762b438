package dev.tessera.organisation;

/** How the IRIs by which reports name organisations and products are compared: reports write one in several ways. */
final class Iri {

    private Iri() {}

    /** The same text for the IRIs that differ in http or https, or a slash at the end, only. */
    static String canonical(String iri) {
        String secure = iri.startsWith("http://") ? "https://" + iri.substring("http://".length()) : iri;
        return secure.endsWith("/") ? secure.substring(0, secure.length() - 1) : secure;
    }
}
