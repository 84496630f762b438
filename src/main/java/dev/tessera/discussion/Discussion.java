package dev.tessera.discussion;

import java.util.List;

/**
 * What was written about a cell, as one reader may see it.
 *
 * @param comments oldest first
 * @param someHidden whether there are more, which the reader sees once their own side has reported
 * @param mayWrite whether the reader can write too
 */
public record Discussion(List<Comment> comments, boolean someHidden, boolean mayWrite) {

    public Discussion {
        comments = List.copyOf(comments);
    }
}
