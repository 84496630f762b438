package dev.tessera.review;

import java.util.List;

/**
 * A page of what waits for a reviewer.
 *
 * @param total how many there are on all pages
 */
public record ReviewQueue(List<QueueItem> items, int total) {

    /** How many there are on a page. */
    public static final int PAGE = 50;

    public ReviewQueue {
        items = List.copyOf(items);
    }
}
