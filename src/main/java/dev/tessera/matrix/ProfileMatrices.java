package dev.tessera.matrix;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.profile.ProfileTests;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.profile.SpecificationProfiles;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Trial;
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
    private final TestSuites suites;

    ProfileMatrices(SpecificationProfiles profiles, TestSuites suites) {
        this.profiles = profiles;
        this.suites = suites;
    }

    /**
     * A profile of the version that a trial is against.
     *
     * @throws Refusal if there is none at this address that the viewer may know of
     */
    public SpecificationProfile profile(Viewer viewer, Trial trial, String slug) {
        return profiles.find(viewer, trial.specificationVersion(), slug)
                .orElseThrow(() -> Refusal.notFound("profile.unknown-of", slug, trial.specificationName()));
    }

    /** A trial's matrix, seen through a profile of its version. */
    public Matrix through(Matrix matrix, Trial trial, SpecificationProfile profile) {
        ProfileTests tests = profiles.tests(profile);
        Map<String, Obligation> obligations = new HashMap<>();
        for (TestCase test : trial.revision() == null ? List.<TestCase>of() : suites.cases(trial.revision())) {
            if (tests.includes(test)) {
                obligations.put(test.key(), tests.obligation(test));
            }
        }
        return matrix.through(obligations, profile.slug() + "." + profile.edits());
    }
}
