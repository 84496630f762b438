package dev.tessera.site;

import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a profile.
 *
 * @param suite the version's test cases as they are now
 * @param trials those against the version that anybody may see
 */
public record ProfilePage(
        SpecificationVersion version,
        SpecificationProfile profile,
        @Nullable String country,
        @Nullable String language,
        List<TestCase> suite,
        ProfileTests tests,
        List<TrialCard> trials) {

    public List<TestCase> in() {
        return suite.stream().filter(tests::includes).toList();
    }

    public List<TestCase> out() {
        return suite.stream().filter(t -> !tests.includes(t)).toList();
    }

    /** How many of those in the profile oblige this much. */
    public long count(Obligation obligation) {
        return in().stream().filter(t -> tests.obligation(t) == obligation).count();
    }

    public String matrix(TrialCard card) {
        return "/trials/" + card.trial().slug() + "/matrix?profile=" + profile.slug();
    }
}
