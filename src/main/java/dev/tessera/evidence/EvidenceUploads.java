package dev.tessera.evidence;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.result.Entry;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files in, chunk by chunk: what has arrived stays, so whoever loses the connection goes on with what is missing.
 * A chunk that comes again is the same chunk.
 */
@Service
public class EvidenceUploads {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final EvidenceQueries queries;
    private final ChunkQueries chunks;
    private final EvidenceStores stores;
    private final EvidenceSettings settings;
    private final EvidenceRights rights;
    private final EvidenceCheck check;
    private final BytesLater bytes;
    private final Trials trials;
    private final TrialTests tests;
    private final Reports reports;
    private final Accounts accounts;
    private final Audit audit;
    private final Live live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceUploads(
            EvidenceQueries queries,
            ChunkQueries chunks,
            EvidenceStores stores,
            EvidenceSettings settings,
            EvidenceRights rights,
            EvidenceCheck check,
            BytesLater bytes,
            Trials trials,
            TrialTests tests,
            Reports reports,
            Accounts accounts,
            Audit audit,
            Live live,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queries = queries;
        this.chunks = chunks;
        this.stores = stores;
        this.settings = settings;
        this.rights = rights;
        this.check = check;
        this.bytes = bytes;
        this.trials = trials;
        this.tests = tests;
        this.reports = reports;
        this.accounts = accounts;
        this.audit = audit;
        this.live = live;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The largest file that is taken, in bytes. */
    public long largest() {
        return settings.fileLimit().toBytes();
    }

    /**
     * Begins to upload a file for the side that the viewer speaks for, or goes on with an unfinished upload of their own
     * of the same name and size, under a new key.
     *
     * @throws Refusal with a sentence, if it cannot be taken; nothing has been read of it then
     */
    @Transactional
    public Upload begin(Viewer viewer, String trialSlug, NewEvidence file) {
        Trial trial = trials.see(viewer, trialSlug);
        String test = Objects.requireNonNullElse(file.test(), "");
        long subject = required("subject", file.subject());
        // What may be said of a cell may be shown of it: who, in which roles, and having accepted what.
        Refusal objection = reports.objections(
                        viewer,
                        trialSlug,
                        List.of(new Entry(test, subject, file.peer(), Verdict.PASSED, null, null, null, null)))
                .get(0);
        if (objection != null) {
            throw objection;
        }
        long testCase = tests.cases(trial).stream()
                .filter(c -> c.key().equals(test))
                .mapToLong(TestCase::id)
                .findFirst()
                .orElseThrow();
        CellKey key = new CellKey(trial.id(), testCase, subject, file.peer());
        EvidenceRights.Cell cell = rights.cell(trial, key);
        Side side = cell.spokenForBy(viewer).orElseThrow();
        String name = FileName.of(Objects.requireNonNullElse(file.name(), ""));
        long size = checkedSize(name, file.size());
        byte[] sha256 = digest(file.sha256());
        long account = Objects.requireNonNull(viewer.account());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String secret = Secret.random();
        Optional<Stored> before = Boolean.TRUE.equals(file.anew())
                ? Optional.empty()
                : queries.unfinished(key, side, account, name, size, now).filter(u -> isSame(u, sha256));
        if (before.isPresent()) {
            Stored upload = before.get();
            queries.renewKey(upload.id(), Secret.digest(secret), now.plus(A_DAY));
            return new Upload(upload.id(), secret, upload.chunkSize(), chunks.of(upload.id()), true);
        }
        requireRoom(trial, size);
        EvidenceStore store = stores.forNew();
        long id = queries.insert(
                key,
                side,
                name,
                size,
                sha256,
                account,
                now,
                Secret.digest(secret),
                now.plus(A_DAY),
                store.chunkSize(),
                store.begin());
        audit.done(viewer, "evidence.begun", cell.thing(id, name, side), null);
        return new Upload(id, secret, store.chunkSize(), List.of(), false);
    }

    private static long required(String field, @Nullable Long value) {
        if (value == null) {
            throw Refusal.invalid("evidence.field-missing", field);
        }
        return value;
    }

    private long checkedSize(String name, @Nullable Long given) {
        long size = required("size", given);
        if (size <= 0) {
            throw Refusal.invalid("evidence.empty", name);
        }
        long limit = settings.fileLimit().toBytes();
        if (size > limit) {
            throw Refusal.tooLarge("evidence.too-large", name, megabytes(size), megabytes(limit));
        }
        return size;
    }

    private void requireRoom(Trial trial, long size) {
        queries.lockRoom(trial.id());
        long limit = settings.trialLimit().toBytes();
        long there = queries.bytesOf(trial.id());
        if (there + size > limit) {
            throw Refusal.tooLarge(
                    "evidence.no-room", trial.title(), megabytes(limit), megabytes(Math.max(0, limit - there)));
        }
    }

    private static double megabytes(long size) {
        return Math.ceil(size * 10.0 / (1024 * 1024)) / 10;
    }

    private static byte @Nullable [] digest(@Nullable String hex) {
        if (hex == null || hex.isBlank()) {
            return null;
        }
        if (!SHA256.matcher(hex).matches()) {
            throw Refusal.invalid("evidence.sha256-unreadable");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static boolean isSame(Stored upload, byte @Nullable [] sha256) {
        String announced = upload.evidence().sha256();
        return announced == null
                || sha256 == null
                || announced.equals(HexFormat.of().formatHex(sha256));
    }

    /**
     * How large a chunk of an upload has to be.
     *
     * @param key the upload's key, where the viewer has no rights of their own here
     */
    public int sizeOf(Viewer viewer, @Nullable String key, long id, int number) {
        Stored file = uploaded(viewer, key, id);
        if (number < 0 || number >= file.chunks()) {
            throw Refusal.invalid("evidence.chunk-unknown", number, file.chunks());
        }
        return file.sizeOf(number);
    }

    /**
     * Takes a chunk. The same one again changes nothing.
     *
     * @param key the upload's key, where the viewer has no rights of their own here
     * @param sha256 what its sender says that it should be, if they say so
     */
    public void put(Viewer viewer, @Nullable String key, long id, int number, byte[] chunk, byte @Nullable [] sha256) {
        Stored file = uploaded(viewer, key, id);
        int expected = sizeOf(viewer, key, id, number);
        if (chunk.length != expected) {
            throw Refusal.invalid("evidence.chunk-size", number, chunk.length, expected);
        }
        byte[] found = EvidenceCheck.sha256().digest(chunk);
        if (sha256 != null && !MessageDigest.isEqual(found, sha256)) {
            throw Refusal.invalid("evidence.chunk-digest", number);
        }
        if (isThere(file, number, found)) {
            return;
        }
        requireUploading(file);
        Part part = stores.of(file).put(file, number, chunk);
        transaction.executeWithoutResult(status -> {
            if (!queries.isHeldUploading(id)) {
                throw Refusal.conflict("evidence.not-uploading", file.evidence().name());
            }
            if (!chunks.insert(id, number, chunk.length, found, part)) {
                isThere(file, number, found);
            }
        });
    }

    private boolean isThere(Stored file, int number, byte[] found) {
        Optional<byte[]> there = chunks.digest(file.id(), number);
        if (there.isPresent() && !MessageDigest.isEqual(there.get(), found)) {
            throw Refusal.conflict(
                    "evidence.chunk-differs", number, file.evidence().name());
        }
        return there.isPresent();
    }

    private void requireUploading(Stored file) {
        if (file.evidence().state() != EvidenceState.UPLOADING) {
            throw Refusal.conflict("evidence.not-uploading", file.evidence().name());
        }
        if (!file.until().isAfter(clock.instant())) {
            throw Refusal.conflict("evidence.too-late", file.evidence().name());
        }
    }

    /** An upload, and which of its chunks are there. */
    @Transactional(readOnly = true)
    public Upload state(Viewer viewer, @Nullable String key, long id) {
        Stored file = uploaded(viewer, key, id);
        return new Upload(
                id,
                "",
                file.chunkSize(),
                file.evidence().state() == EvidenceState.UPLOADING ? chunks.of(id) : List.of(),
                true);
    }

    /**
     * Says that all chunks are there: they are read once more, as one file, and kept if all is as announced and no virus
     * was found. Saying it again is answered as the first time.
     *
     * @throws Refusal with a sentence, if it is not kept; where something is missing, the upload may go on
     */
    public Evidence complete(Viewer viewer, @Nullable String key, long id) {
        Stored file = uploaded(viewer, key, id);
        switch (file.evidence().state()) {
            case KEPT -> {
                return file.evidence();
            }
            case REFUSED -> throw refusal(file.evidence());
            default -> requireUploading(file);
        }
        int missing = file.chunks() - chunks.of(id).size();
        if (missing > 0) {
            throw Refusal.conflict(
                    "evidence.chunks-missing", missing, file.evidence().name());
        }
        EvidenceRights.Cell cell = rights.cell(file.evidence().cell());
        Viewer uploader = accounts.viewer(file.evidence().account()).orElse(Viewer.ANYBODY);
        if (!cell.maySpeakFor(uploader, file.evidence().side())) {
            throw Refusal.conflict("report.closed", cell.trial().title());
        }
        EvidenceStore store = stores.of(file);
        store.assemble(file);
        EvidenceCheck.Found found = check.read(file, store);
        Viewer who = viewer.isSignedIn() ? viewer : uploader;
        transaction.executeWithoutResult(status -> decided(who, cell, file, found));
        Evidence now = queries.find(id).orElseThrow().evidence();
        if (now.state() == EvidenceState.REFUSED) {
            throw refusal(now);
        }
        return now;
    }

    private void decided(Viewer who, EvidenceRights.Cell cell, Stored file, EvidenceCheck.Found found) {
        Evidence evidence = file.evidence();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var thing = cell.thing(evidence.id(), evidence.name(), evidence.side());
        String sha256 = HexFormat.of().formatHex(found.sha256());
        boolean other = evidence.sha256() != null && !evidence.sha256().equals(sha256);
        if (other || found.virus() != null) {
            if (queries.end(
                    evidence.id(), EvidenceState.UPLOADING, EvidenceState.REFUSED, other ? null : found.virus(), now)) {
                bytes.forget(queries.find(evidence.id()).orElseThrow());
                audit.done(who, "evidence.refused", thing, other ? null : found.virus());
            }
        } else if (queries.keep(evidence.id(), found.type(), found.sha256(), now)) {
            audit.changed(
                    who,
                    "evidence.kept",
                    thing,
                    Map.of(),
                    Map.of("size", evidence.size(), "type", found.type(), "sha256", sha256),
                    null);
        }
        live.changed(EvidenceFiles.news(evidence.cell()));
    }

    private static Refusal refusal(Evidence evidence) {
        String virus = evidence.reason();
        return virus == null
                ? Refusal.invalid("evidence.digest-differs", evidence.name())
                : Refusal.invalid("evidence.virus", evidence.name(), virus);
    }

    /** An upload that whoever has its key, or speaks for its side, may know of. */
    private Stored uploaded(Viewer viewer, @Nullable String key, long id) {
        Stored file = queries.find(id).orElseThrow(() -> Refusal.notFound("evidence.unknown", id));
        byte[] kept = file.key();
        boolean byKey = key != null
                && kept != null
                && MessageDigest.isEqual(kept, Secret.digest(key))
                && file.until().isAfter(clock.instant());
        if (!byKey
                && !rights.cell(file.evidence().cell())
                        .maySpeakFor(viewer, file.evidence().side())) {
            throw Refusal.notFound("evidence.unknown", id);
        }
        return file;
    }
}
