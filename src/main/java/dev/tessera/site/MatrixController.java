package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.matrix.Followed;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.trial.Trial;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
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

    MatrixController(OpenTrials trials, Matrices matrices, MatrixPages pages, KeptMatrices kept) {
        this.trials = trials;
        this.matrices = matrices;
        this.pages = pages;
        this.kept = kept;
    }

    @GetMapping("/matrix")
    ResponseEntity<byte[]> page(@PathVariable("trial") String slug, HttpServletRequest request, Locale locale) {
        Trial trial = trials.see(slug);
        MatrixRequest part = MatrixRequest.of(request::getParameter);
        Followed now = matrices.follow(Viewer.ANYBODY, trial);
        Representation found = kept.get(
                new KeptMatrices.Key(trial, now.snapshot(), part, null, locale),
                () -> Representation.page(page(trial, now.matrix(), part, locale)));
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

    private byte[] page(Trial trial, Matrix matrix, MatrixRequest part, Locale locale) {
        return part.pairs()
                ? pages.pairs(trial, matrix, matrices.pairs(Viewer.ANYBODY, trial, part.test()), part, locale)
                : pages.tests(trial, matrix, part, locale);
    }

    private ResponseEntity<byte[]> export(String slug, MatrixFormat format, HttpServletRequest request) {
        Trial trial = trials.see(slug);
        MatrixRequest part = MatrixRequest.of(request::getParameter);
        Followed now = matrices.follow(Viewer.ANYBODY, trial);
        Representation found = kept.get(
                new KeptMatrices.Key(trial, now.snapshot(), part, format, null),
                () -> part.pairs()
                        ? format.of(matrices.pairs(Viewer.ANYBODY, trial, part.test()))
                        : format.of(part.filter().of(now.matrix())));
        return Answer.with(found, request);
    }
}
