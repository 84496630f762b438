package dev.tessera.evidence;

import java.util.List;

/**
 * An upload that may go on.
 *
 * @param key lets whoever has it send this file's chunks, and nothing else, for a day
 * @param chunkSize of every chunk but the last
 * @param chunks those that are there already
 * @param resumed whether it was begun before
 */
public record Upload(long id, String key, int chunkSize, List<Chunk> chunks, boolean resumed) {

    /**
     * A chunk that has arrived.
     *
     * @param number from 0
     * @param sha256 in hexadecimal digits
     */
    public record Chunk(int number, String sha256) {}
}
