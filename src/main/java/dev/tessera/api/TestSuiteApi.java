package dev.tessera.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Settings;
import dev.tessera.exchange.SuiteFiles;
import dev.tessera.exchange.SuiteFormat;
import dev.tessera.specification.Rename;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.SuiteChange;
import dev.tessera.specification.SuiteDifference;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestSuites;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Test suites as files, in every format that they are written in. */
@RestController
@RequestMapping("/api/v1/specifications/{specification}/{version}/test-suite")
class TestSuiteApi {

    private static final String ARCHIVE = "application/zip";

    private static final int KEPT_BYTES = 64 * 1024 * 1024;

    private final Specifications specifications;
    private final TestSuites suites;
    private final AccessPolicy policy;
    private final CurrentViewer viewer;
    private final SuiteAnswers answers;
    private final Settings settings;

    /**
     * Anybody may ask for these, and a large one takes seconds to write: what never changes again is written once.
     * Names and roles of the version may still change, so it is part of the key.
     */
    private final Cache<Written, byte[]> written = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Written key, byte[] file) -> file.length)
            .build();

    private record Written(SpecificationVersion of, long revision, SuiteFormat format) {}

    TestSuiteApi(
            Specifications specifications,
            TestSuites suites,
            AccessPolicy policy,
            CurrentViewer viewer,
            SuiteAnswers answers,
            Settings settings) {
        this.specifications = specifications;
        this.suites = suites;
        this.policy = policy;
        this.viewer = viewer;
        this.answers = answers;
        this.settings = settings;
    }

    // Putting the same again changes nothing by itself, so an Idempotency-Key needs no more than that.
    @PutMapping
    Map<String, Object> put(
            @PathVariable String specification,
            @PathVariable String version,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestParam(defaultValue = "offer") String renames,
            @RequestParam(required = false) @Nullable String base,
            HttpServletRequest request)
            throws IOException {
        Viewer who = viewer.get();
        policy.requireCoordinator(who);
        if (!renames.equals("offer") && !renames.equals("apply")) {
            throw Refusal.invalid("api.parameter-invalid", "renames", renames);
        }
        String name = "test-suite." + ending(Objects.requireNonNullElse(request.getContentType(), ""));
        byte[] body = Body.read(request, settings.importLimit().toBytes());
        SuiteFiles.Contents read = SuiteFiles.open(List.of(new SuiteFiles.Named(name, body)), base);
        List<TestCaseDraft> cases = read.cases();

        List<Rename> taken = List.of();
        if (renames.equals("apply")) {
            taken = suites.compare(who, specification, version, cases, List.of())
                    .renames();
        }
        if (dryRun) {
            SuiteDifference difference = suites.compare(who, specification, version, cases, taken);
            return answers.of(
                    revision(who, require(specification, version), draft, difference),
                    difference.added().size(),
                    difference.changed().size(),
                    difference.removed().size(),
                    taken.isEmpty() ? difference.renames() : taken,
                    read.remarks(),
                    Languages.of(request));
        }
        SuiteChange change = draft
                ? suites.replaceDraft(who, specification, version, cases, taken)
                : suites.replace(who, specification, version, cases, taken);
        return answers.of(
                change.revision(),
                change.added(),
                change.changed(),
                change.removed(),
                taken.isEmpty() ? change.renames() : taken,
                read.remarks(),
                Languages.of(request));
    }

    @GetMapping
    @Nullable ResponseEntity<byte[]> get(
            @PathVariable String specification,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable Integer revision,
            HttpServletRequest request,
            WebRequest conditions)
            throws HttpMediaTypeNotAcceptableException {
        Viewer who = viewer.get();
        SpecificationVersion of = require(specification, version);
        SuiteRevision wanted = revision == null
                ? suites.latest(of.id()).orElseThrow(() -> Refusal.notFound("suite.no-revision", of.path()))
                : suites.revision(who, of, revision);
        SuiteFormat as = format == null ? accepted(request) : named(format);
        byte[] file = wanted.frozen()
                ? written.get(new Written(of, wanted.id(), as), key -> write(as, of, wanted))
                : write(as, of, wanted);
        String tag = '"' + digest(file) + '"';
        if (conditions.checkNotModified(tag)) {
            return null;
        }
        String name = specification + "-" + version + "-revision-" + wanted.number() + "." + as.ending();
        return ResponseEntity.ok()
                .eTag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(MediaType.parseMediaType(
                        as == SuiteFormat.CSV || as == SuiteFormat.TURTLE
                                ? as.mediaType() + ";charset=UTF-8"
                                : as.mediaType()))
                .body(file);
    }

    private byte[] write(SuiteFormat as, SpecificationVersion of, SuiteRevision revision) {
        return SuiteFiles.write(
                as, of, suites.texts(revision).stream().map(SuiteCase::text).toList());
    }

    private SpecificationVersion require(String specification, String version) {
        return specifications
                .find(specification, version)
                .orElseThrow(() -> Refusal.notFound("specification.unknown", specification + "/" + version));
    }

    private static String ending(String contentType) {
        if (contentType.split(";", 2)[0].strip().equalsIgnoreCase(ARCHIVE)) {
            return "zip";
        }
        return SuiteFormat.ofMediaType(contentType)
                .map(SuiteFormat::ending)
                .orElseThrow(() -> Refusal.unsupportedType(
                        "suite.type-unsupported",
                        contentType,
                        String.join(", ", SuiteFormat.mediaTypes()) + ", " + ARCHIVE));
    }

    /** The number that the revision would have; refused where storing would be. */
    private int revision(Viewer who, SpecificationVersion of, boolean intoDraft, SuiteDifference difference) {
        List<SuiteRevision> revisions = suites.revisions(who, of);
        Optional<SuiteRevision> draft =
                revisions.stream().filter(SuiteRevision::isDraft).findFirst();
        if (draft.isPresent() && !intoDraft) {
            throw Refusal.conflict(
                    "suite.draft-in-the-way", of.path(), draft.get().number());
        }
        if (draft.isPresent()) {
            return draft.get().number();
        }
        Optional<SuiteRevision> latest = revisions.stream().findFirst();
        int number = latest.map(SuiteRevision::number).orElse(0);
        boolean same = latest.isPresent()
                && (difference.isNothing() || (!intoDraft && !latest.get().frozen()));
        return same ? number : number + 1;
    }

    private static SuiteFormat named(String format) {
        return SuiteFormat.ofFileName("." + format)
                .orElseThrow(() -> Refusal.invalid(
                        "api.format-unknown",
                        format,
                        String.join(
                                ", ",
                                Arrays.stream(SuiteFormat.values())
                                        .map(SuiteFormat::ending)
                                        .toList())));
    }

    /** The first format that the caller likes best; CSV for one that says nothing or takes anything. */
    private static SuiteFormat accepted(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException(String.valueOf(e.getMessage()));
        }
        if (wanted.isEmpty()) {
            return SuiteFormat.CSV;
        }
        return wanted.stream()
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> Arrays.stream(SuiteFormat.values())
                        .filter(f -> MediaType.parseMediaType(f.mediaType()).isCompatibleWith(type)
                                || (f == SuiteFormat.JSON_LD && MediaType.APPLICATION_JSON.isCompatibleWith(type))))
                .findFirst()
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(Arrays.stream(SuiteFormat.values())
                        .map(f -> MediaType.parseMediaType(f.mediaType()))
                        .toList()));
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
