package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.matrix.Followed;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.ProfileMatrices;
import dev.tessera.matrix.RequestedMatrices;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.trial.Trial;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A trial's conformance matrix: the page, and the same as CSV and JSON. */
@Controller
@RequestMapping("/trials/{trial}")
class MatrixController {

    private final OpenTrials trials;
    private final Matrices matrices;
    private final MatrixPages pages;
    private final KeptMatrices kept;
    private final ProfileMatrices profiles;
    private final RequestedMatrices requested;

    MatrixController(
            OpenTrials trials,
            Matrices matrices,
            MatrixPages pages,
            KeptMatrices kept,
            ProfileMatrices profiles,
            RequestedMatrices requested) {
        this.trials = trials;
        this.matrices = matrices;
        this.profiles = profiles;
        this.requested = requested;
        this.pages = pages;
        this.kept = kept;
    }

    @GetMapping("/matrix")
    ResponseEntity<byte[]> page(@PathVariable("trial") String slug, HttpServletRequest request, Locale locale) {
        Trial trial = trials.see(slug);
        MatrixRequest part = MatrixRequest.of(request::getParameter);
        SpecificationProfile profile = profile(trial, part);
        Followed now = matrices.follow(Viewer.ANYBODY, trial);
        Representation found = kept.get(
                new KeptMatrices.Key(trial, state(now, profile, part), part, null, locale),
                () -> Representation.page(page(trial, now.matrix(), part, profile, locale)));
        return Answer.with(found, request);
    }

    @GetMapping("/matrix.csv")
    ResponseEntity<byte[]> csv(@PathVariable("trial") String slug, HttpServletRequest request) {
        return export(slug, MatrixFormat.CSV, request);
    }

    @GetMapping("/matrix.json")
    ResponseEntity<byte[]> json(@PathVariable("trial") String slug, HttpServletRequest request) {
        return export(slug, MatrixFormat.JSON, request);
    }

    private byte[] page(
            Trial trial, Matrix matrix, MatrixRequest part, @Nullable SpecificationProfile profile, Locale locale) {
        return part.pairs()
                ? pages.pairs(trial, matrix, requested.pairs(Viewer.ANYBODY, trial, part), part, locale)
                : pages.tests(
                        trial,
                        matrix,
                        requested.tests(Viewer.ANYBODY, trial, matrix, part),
                        part,
                        profile,
                        rounds(trial),
                        locale);
    }

    private @Nullable SpecificationProfile profile(Trial trial, MatrixRequest part) {
        return part.profile() == null ? null : profiles.profile(Viewer.ANYBODY, trial, part.profile());
    }

    /** The other rounds that a matrix can be compared with here. */
    private List<Trial> rounds(Trial trial) {
        return trial.hasRounds()
                ? trials.rounds(trial).stream()
                        .filter(t -> t.id() != trial.id() && trials.hasResults(t))
                        .toList()
                : List.of();
    }

    /** What a representation was made of: another text as soon as a matrix or the profile is another. */
    private String state(Followed now, @Nullable SpecificationProfile profile, MatrixRequest part) {
        String state = now.snapshot();
        if (profile != null) {
            state += " " + profile.id() + "." + profile.edits();
        }
        if (part.against() != null) {
            state += " "
                    + matrices.follow(Viewer.ANYBODY, trials.see(part.against()))
                            .snapshot();
        }
        return state;
    }

    private ResponseEntity<byte[]> export(String slug, MatrixFormat format, HttpServletRequest request) {
        Trial trial = trials.see(slug);
        MatrixRequest part = MatrixRequest.of(request::getParameter);
        SpecificationProfile profile = profile(trial, part);
        Followed now = matrices.follow(Viewer.ANYBODY, trial);
        Representation found = kept.get(
                new KeptMatrices.Key(trial, state(now, profile, part), part, format, null),
                () -> part.pairs()
                        ? format.of(requested.pairs(Viewer.ANYBODY, trial, part))
                        : format.of(requested.tests(Viewer.ANYBODY, trial, now.matrix(), part)));
        return Answer.with(found, request);
    }
}
