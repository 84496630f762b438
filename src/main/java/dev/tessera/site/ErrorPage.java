package dev.tessera.site;

/** What went wrong, and what to do. */
public record ErrorPage(int status, String heading, String text) {

    public boolean missing() {
        return status == 404;
    }
}
