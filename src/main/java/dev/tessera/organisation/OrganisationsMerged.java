package dev.tessera.organisation;

import dev.tessera.common.Sentence;

/**
 * Two records of the same organisation become one. Told in the same transaction, before it ends, so that each feature
 * moves what it keeps of the first to the second, and says what it moved. What cannot be changed, as audit entries, stays:
 * the first record is kept, with a note where it went.
 *
 * @param from the record that ends
 * @param into the record that stays
 */
public record OrganisationsMerged(Organisation from, Organisation into, MergeReport report) {

    /** Says what was moved: a sentence with its number as {@code {0}}; nothing is said of nothing. */
    public void moved(String key, int number) {
        if (number > 0) {
            report.say(Sentence.of(key, number));
        }
    }
}
