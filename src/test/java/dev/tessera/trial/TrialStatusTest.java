package dev.tessera.trial;

import static dev.tessera.trial.TrialStatus.ANNOUNCED;
import static dev.tessera.trial.TrialStatus.ARCHIVED;
import static dev.tessera.trial.TrialStatus.CANCELLED;
import static dev.tessera.trial.TrialStatus.DRAFT;
import static dev.tessera.trial.TrialStatus.OPEN;
import static dev.tessera.trial.TrialStatus.PUBLISHED;
import static dev.tessera.trial.TrialStatus.REVIEWING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialStatusTest {

    private static final Map<TrialStatus, Set<TrialStatus>> NEXT = Map.of(
            DRAFT, EnumSet.allOf(TrialStatus.class),
            ANNOUNCED, EnumSet.of(ANNOUNCED, OPEN, REVIEWING, PUBLISHED, ARCHIVED, CANCELLED),
            OPEN, EnumSet.of(OPEN, REVIEWING, PUBLISHED, ARCHIVED, CANCELLED),
            REVIEWING, EnumSet.of(REVIEWING, PUBLISHED, ARCHIVED, CANCELLED),
            PUBLISHED, EnumSet.of(PUBLISHED, ARCHIVED),
            ARCHIVED, EnumSet.of(ARCHIVED),
            CANCELLED, EnumSet.of(CANCELLED));

    @ParameterizedTest
    @EnumSource
    void a_trial_goes_forward_or_is_cancelled_before_it_is_published(TrialStatus status) {
        assertThat(Arrays.stream(TrialStatus.values()).filter(status::mayBecome))
                .containsExactlyInAnyOrderElementsOf(NEXT.get(status));
    }

    @Test
    void reports_are_taken_while_it_is_open_or_under_review() {
        assertThat(Arrays.stream(TrialStatus.values()).filter(TrialStatus::takesReports))
                .containsExactly(OPEN, REVIEWING);
    }

    @Test
    void its_suite_is_fixed_from_its_opening_on() {
        assertThat(Arrays.stream(TrialStatus.values()).filter(TrialStatus::hasOpened))
                .containsExactly(OPEN, REVIEWING, PUBLISHED, ARCHIVED);
    }
}
