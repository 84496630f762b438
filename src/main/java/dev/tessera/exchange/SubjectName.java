package dev.tessera.exchange;

/** How a file names a product: by an IRI, or by what people call it. */
record SubjectName(String text) {

    boolean isIri() {
        return text.startsWith("http://") || text.startsWith("https://") || text.startsWith("urn:");
    }
}
