package dev.tessera.site;

import org.jspecify.annotations.Nullable;

/**
 * What the layout around a page says of it.
 *
 * @param site the public base address
 * @param path the page's own address below it; none: the page has none, as errors have not
 * @param section where the navigation stands
 * @param matrix whether a conformance matrix is on it: it takes the whole width, and a script makes it handier
 * @param data facts for search engines, as JSON-LD that is safe inside HTML
 */
public record Frame(
        Words words,
        String site,
        @Nullable String path,
        String title,
        String description,
        @Nullable Section section,
        boolean matrix,
        @Nullable String data) {

    Frame in(Section wanted) {
        return new Frame(words, site, path, title, description, wanted, matrix, data);
    }

    Frame withMatrix() {
        return new Frame(words, site, path, title, description, section, true, data);
    }

    Frame withData(String json) {
        return new Frame(words, site, path, title, description, section, matrix, json);
    }

    /** The title as a browser's tab shows it. */
    public String fullTitle() {
        return "/".equals(path) ? title : words.say("title", title);
    }

    /** The address by which others should link to the page. */
    public @Nullable String canonical() {
        return path == null ? null : site + path;
    }

    public boolean isIn(Section wanted) {
        return section == wanted;
    }
}
