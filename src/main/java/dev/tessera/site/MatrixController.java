package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.matrix.Followed;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.ProfileMatrices;
import dev.tessera.profile.SpecificationProfile;
import dev.tessera.trial.Trial;
import jakarta.servlet.http.HttpServletRequest;
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

    MatrixController(
            OpenTrials trials, Matrices matrices, MatrixPages pages, KeptMatrices kept, ProfileMatrices profiles) {
        this.trials = trials;
        this.matrices = matrices;
        this.profiles = profiles;
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
                new KeptMatrices.Key(trial, state(now, profile), part, null, locale),
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
                ? pages.pairs(trial, matrix, matrices.pairs(Viewer.ANYBODY, trial, part.test()), part, locale)
                : pages.tests(trial, through(matrix, trial, profile), part, profile, locale);
    }

    private @Nullable SpecificationProfile profile(Trial trial, MatrixRequest part) {
        return part.profile() == null ? null : profiles.profile(Viewer.ANYBODY, trial, part.profile());
    }

    private Matrix through(Matrix matrix, Trial trial, @Nullable SpecificationProfile profile) {
        return profile == null ? matrix : profiles.through(matrix, trial, profile);
    }

    /** What a representation was made of: another text as soon as the matrix or the profile is another. */
    private static String state(Followed now, @Nullable SpecificationProfile profile) {
        return profile == null ? now.snapshot() : now.snapshot() + " " + profile.id() + "." + profile.edits();
    }

    private ResponseEntity<byte[]> export(String slug, MatrixFormat format, HttpServletRequest request) {
        Trial trial = trials.see(slug);
        MatrixRequest part = MatrixRequest.of(request::getParameter);
        SpecificationProfile profile = profile(trial, part);
        Followed now = matrices.follow(Viewer.ANYBODY, trial);
        Representation found = kept.get(
                new KeptMatrices.Key(trial, state(now, profile), part, format, null),
                () -> part.pairs()
                        ? format.of(matrices.pairs(Viewer.ANYBODY, trial, part.test()))
                        : format.of(part.filter().of(through(now.matrix(), trial, profile))));
        return Answer.with(found, request);
    }
}
