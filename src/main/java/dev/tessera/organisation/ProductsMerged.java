package dev.tessera.organisation;

import dev.tessera.common.Sentence;
import java.util.Map;

/**
 * Two records of the same product become one. Told in the same transaction, before it ends, so that each feature moves
 * what it keeps of the first to the second, and says what it moved; or refuses.
 *
 * @param from the record that ends
 * @param into the record that stays
 * @param versions the versions that both have, by their ids: the first's, which stays behind, and the second's. The
 *     other versions of the first are moved whole and need nothing.
 */
public record ProductsMerged(Product from, Product into, Map<Long, Long> versions, MergeReport report) {

    public ProductsMerged {
        versions = Map.copyOf(versions);
    }

    /** Says what was moved: a sentence with its number as {@code {0}}; nothing is said of nothing. */
    public void moved(String key, int number) {
        if (number > 0) {
            report.say(Sentence.of(key, number));
        }
    }
}
