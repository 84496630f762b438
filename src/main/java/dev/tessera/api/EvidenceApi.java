package dev.tessera.api;

import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.evidence.Evidence;
import dev.tessera.evidence.EvidenceContent;
import dev.tessera.evidence.EvidenceFiles;
import dev.tessera.evidence.EvidenceState;
import dev.tessera.evidence.EvidenceUploads;
import dev.tessera.evidence.NewEvidence;
import dev.tessera.evidence.SafeHeaders;
import dev.tessera.evidence.Upload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Evidence: uploaded in chunks, by token or by the key of one upload, and read back. */
@RestController
class EvidenceApi {

    /** Lets whoever has it go on with one upload, without a token. */
    static final String KEY = "Upload-Key";

    private static final Pattern SHA256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/=]{44}):");

    /** Why a file is taken back. */
    record Withdrawal(@Nullable String reason) {}

    private final EvidenceUploads uploads;
    private final EvidenceFiles files;
    private final CurrentViewer viewer;

    EvidenceApi(EvidenceUploads uploads, EvidenceFiles files, CurrentViewer viewer) {
        this.uploads = uploads;
        this.files = files;
        this.viewer = viewer;
    }

    // Asking again for an upload of the same file goes on with it, so it needs no Idempotency-Key.
    @PostMapping("/api/v1/trials/{slug}/evidence")
    ResponseEntity<Map<String, Object>> begin(@PathVariable String slug, @RequestBody NewEvidence file) {
        Upload upload = uploads.begin(viewer.get(), slug, file);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", upload.id());
        answer.put("uploadKey", upload.key());
        answer.put("chunkSize", upload.chunkSize());
        answer.put("chunks", upload.chunks());
        return ResponseEntity.status(upload.resumed() ? HttpStatus.OK : HttpStatus.CREATED)
                .location(URI.create("/api/v1/evidence/" + upload.id()))
                .body(answer);
    }

    @PutMapping("/api/v1/evidence/{evidence}/chunks/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(
            @PathVariable long evidence,
            @PathVariable int number,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestHeader(name = "Content-Digest", required = false) @Nullable String digest,
            HttpServletRequest request) {
        Viewer who = viewer.get();
        // What may not be taken is not read.
        int expected = uploads.sizeOf(who, key, evidence, number);
        long announced = request.getContentLengthLong();
        if (announced >= 0 && announced != expected) {
            throw Refusal.invalid("evidence.chunk-size", number, announced, expected);
        }
        byte[] chunk;
        try {
            chunk = request.getInputStream().readNBytes(expected + 1);
        } catch (IOException e) {
            // The connection ended, which is what chunks are for.
            throw Refusal.invalid("evidence.cut-off", number);
        }
        uploads.put(who, key, evidence, number, chunk, sha256(digest));
    }

    private static byte @Nullable [] sha256(@Nullable String digest) {
        if (digest == null) {
            return null;
        }
        Matcher matcher = SHA256.matcher(digest);
        if (!matcher.find()) {
            throw Refusal.invalid("evidence.content-digest");
        }
        try {
            return Base64.getDecoder().decode(matcher.group(1));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("evidence.content-digest");
        }
    }

    @GetMapping("/api/v1/evidence/{evidence}")
    Map<String, Object> state(
            @PathVariable long evidence, @RequestHeader(name = KEY, required = false) @Nullable String key) {
        Viewer who = viewer.get();
        if (key != null) {
            return uploading(uploads.state(who, key, evidence));
        }
        Evidence known = files.see(who, evidence);
        Map<String, Object> answer = answer(known);
        if (known.state() == EvidenceState.UPLOADING) {
            answer.putAll(uploading(uploads.state(who, null, evidence)));
        }
        return answer;
    }

    @PostMapping("/api/v1/evidence/{evidence}/complete")
    Map<String, Object> complete(
            @PathVariable long evidence, @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return answer(uploads.complete(viewer.get(), key, evidence));
    }

    @PostMapping("/api/v1/evidence/{evidence}/withdraw")
    Map<String, Object> withdraw(@PathVariable long evidence, @RequestBody Withdrawal withdrawal) {
        Viewer who = viewer.get();
        files.withdraw(who, evidence, withdrawal.reason());
        return answer(files.see(who, evidence));
    }

    @GetMapping("/api/v1/evidence/{evidence}/content")
    void content(
            @PathVariable long evidence,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EvidenceContent content = files.open(viewer.get(), evidence);
        Evidence file = content.evidence();
        String tag = '"' + file.sha256() + '"';
        SafeHeaders.attachment(file).forEach(response::setHeader);
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        long from = 0;
        long to = file.size() - 1;
        if (range != null && (ifRange == null || ifRange.equals(tag))) {
            HttpRange asked = single(range);
            if (asked != null) {
                from = asked.getRangeStart(file.size());
                to = asked.getRangeEnd(file.size());
                if (from > to) {
                    response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
                    response.setStatus(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value());
                    return;
                }
                response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + from + "-" + to + "/" + file.size());
            }
        }
        response.setContentLengthLong(to - from + 1);
        if (!request.getMethod().equals("HEAD")) {
            try {
                content.copyTo(response.getOutputStream(), from, to - from + 1);
            } catch (ClientAbortException e) {
                // Whoever asked for it does not want the rest.
                return;
            }
        }
    }

    /** The one range that is asked for; of several, or none that can be read, the whole file is given. */
    private static @Nullable HttpRange single(String range) {
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(range);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, Object> uploading(Upload upload) {
        return Map.of("id", upload.id(), "chunkSize", upload.chunkSize(), "chunks", upload.chunks());
    }

    private static Map<String, Object> answer(Evidence evidence) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", evidence.id());
        answer.put("state", word(evidence.state()));
        answer.put("side", word(evidence.side()));
        answer.put("subject", evidence.cell().subject());
        put(answer, "peer", evidence.cell().peer());
        answer.put("name", evidence.name());
        answer.put("size", evidence.size());
        put(answer, "type", evidence.type());
        put(answer, "sha256", evidence.sha256());
        put(answer, "reason", evidence.reason());
        answer.put("by", evidence.by());
        answer.put("begunAt", evidence.begunAt().toString());
        put(answer, "keptAt", evidence.keptAt());
        put(answer, "endedAt", evidence.endedAt());
        return answer;
    }

    private static void put(Map<String, Object> answer, String field, @Nullable Object value) {
        if (value != null) {
            answer.put(field, value instanceof java.time.Instant at ? at.toString() : value);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
