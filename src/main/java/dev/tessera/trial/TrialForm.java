package dev.tessera.trial;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a coordinator says of a trial; what is absent stays as it is. */
public record TrialForm(
        @Nullable String title,
        @Nullable String specification,
        @Nullable Visibility visibility,
        @Nullable TrialStatus status,
        @Nullable String description,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn) {}
