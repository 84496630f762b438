package dev.tessera.matrix;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Trials' matrices seen through a profile of their specification version: the rows that are in it, with the obligations
 * that it gives them. Nothing is copied, so what is reported shows at once, and totals follow from the rows.
 */
@Service
public class ProfileMatrices {

    private final SpecificationProfiles profiles;
    private final TrialTests trialTests;

    ProfileMatrices(SpecificationProfiles profiles, TrialTests trialTests) {
        this.profiles = profiles;
        this.trialTests = trialTests;
    }

    /**
     * A profile of one of the versions that a trial is against.
     *
     * @throws Refusal if there is none at this address that the viewer may know of
     */
    public SpecificationProfile profile(Viewer viewer, Trial trial, String slug) {
        return trial.specifications().stream()
                .flatMap(v -> profiles.find(viewer, v.id(), slug).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(
                        "profile.unknown-of", slug, trial.specification().name()));
    }

    /** The profiles of the versions that a trial is against, of those that the viewer may know of. */
    public List<SpecificationProfile> choice(Viewer viewer, Trial trial) {
        return trial.specifications().stream()
                .flatMap(v -> profiles.visibleTo(viewer, v.id()).stream())
                .toList();
    }

    /** A trial's matrix, seen through a profile of its version. */
    public Matrix through(Matrix matrix, Trial trial, SpecificationProfile profile) {
        ProfileTests tests = profiles.tests(profile);
        Map<String, Obligation> obligations = new HashMap<>();
        for (TestCase test : trialTests.cases(trial)) {
            if (tests.includes(test)) {
                obligations.put(test.key(), tests.obligation(test));
            }
        }
        return matrix.through(obligations, profile.slug() + "." + profile.edits());
    }
}
