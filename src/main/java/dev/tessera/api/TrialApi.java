package dev.tessera.api;

import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.RequestedMatrices;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.Trials;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trials, the results that go into them, and the matrix that comes out. */
@RestController
@RequestMapping("/api/v1/trials/{slug}")
class TrialApi {

    private final Trials trials;
    private final TrialSetups setups;
    private final ResultImports imports;
    private final RequestedMatrices requested;
    private final CurrentViewer viewer;
    private final ImportAnswers answers;
    private final IdempotentWrites writes;

    TrialApi(
            Trials trials,
            TrialSetups setups,
            ResultImports imports,
            RequestedMatrices requested,
            CurrentViewer viewer,
            ImportAnswers answers,
            IdempotentWrites writes) {
        this.writes = writes;
        this.trials = trials;
        this.setups = setups;
        this.imports = imports;
        this.requested = requested;
        this.viewer = viewer;
        this.answers = answers;
    }

    // Putting the same again changes nothing by itself, so an Idempotency-Key needs no more than that.
    @PutMapping
    ResponseEntity<Map<String, Object>> put(@PathVariable String slug, @RequestBody TrialForm form) {
        Viewer who = viewer.get();
        boolean made = setups.put(who, slug, form);
        Trial trial = trials.see(who, slug);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
                .body(Map.of(
                        "trial", trial.slug(),
                        "title", trial.title(),
                        "specification", trial.specification().path(),
                        "status", trial.status().name().toLowerCase(java.util.Locale.ROOT),
                        "visibility", trial.visibility().name().toLowerCase(java.util.Locale.ROOT)));
    }

    @PostMapping("/imports")
    ResponseEntity<byte[]> importResults(
            @PathVariable String slug,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "reject") String unknownSubjects,
            HttpServletRequest request)
            throws IOException {
        Viewer who = viewer.get();
        if (!unknownSubjects.equals("create") && !unknownSubjects.equals("reject")) {
            throw Refusal.invalid("api.parameter-invalid", "unknownSubjects", unknownSubjects);
        }
        ImportOptions options = new ImportOptions(dryRun, unknownSubjects.equals("create"));
        imports.requireOpen(who, slug, options);
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        ImportFormat format = ImportFormat.ofMediaType(type)
                .orElseThrow(() -> Refusal.unsupportedType(
                        "import.type-unsupported", type, String.join(", ", ImportFormat.mediaTypes())));
        byte[] file = Body.read(request, imports.limit());
        return writes.once(
                who,
                request,
                file,
                () -> new IdempotentWrites.Answer(
                        HttpStatus.OK,
                        answers.of(
                                imports.run(who, slug, format, file, options, Progress.NOBODY),
                                Languages.of(request))));
    }

    @GetMapping(value = "/matrix", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] matrix(
            @PathVariable String slug,
            @RequestParam(defaultValue = "tests") String view,
            @RequestParam(required = false) @Nullable String test,
            @RequestParam(required = false) @Nullable String profile,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String against,
            HttpServletRequest request) {
        Viewer who = viewer.get();
        Trial trial = trials.see(who, slug);
        MatrixRequest wanted = MatrixRequest.of(request::getParameter);
        return wanted.pairs()
                ? MatrixJson.of(requested.pairs(who, trial, wanted))
                : MatrixJson.of(requested.tests(who, trial, wanted));
    }
}
