package dev.tessera.discussion;

import java.util.List;

/**
 * Somebody wrote about a cell, in this transaction; all who are named here may read it.
 *
 * @param cell the cell's address within its trial, which also tells it from others
 * @param test the test case's key
 * @param mentioned whom the text names
 * @param others who take part in the discussion or reported on the cell, and are not named
 */
public record CommentWritten(
        long trial, String cell, String test, long comment, List<Reader> mentioned, List<Reader> others) {}
