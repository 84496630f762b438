package dev.tessera.access;

import dev.tessera.evidence.EvidenceFiles;
import dev.tessera.evidence.EvidenceUploads;
import dev.tessera.evidence.NewEvidence;
import dev.tessera.result.CellKey;
import dev.tessera.trial.TrialTests;
import org.springframework.context.ApplicationContext;

/** What is done to evidence. */
final class EvidenceOperations extends Operations {

    static final byte[] FILE = {1, 2, 3};

    private final EvidenceUploads uploads = bean(EvidenceUploads.class);
    private final EvidenceFiles files = bean(EvidenceFiles.class);

    EvidenceOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        does("evidence.EvidenceUploads.begin", this::begun);
        does("evidence.EvidenceUploads.sizeOf", (v, on) -> uploads.sizeOf(v, null, begun(on.manager(), on), 0));
        does("evidence.EvidenceUploads.put", (v, on) -> uploads.put(v, null, begun(on.manager(), on), 0, FILE, null));
        does("evidence.EvidenceUploads.state", (v, on) -> uploads.state(v, null, begun(on.manager(), on)));
        does("evidence.EvidenceUploads.complete", (v, on) -> {
            long upload = begun(on.manager(), on);
            uploads.put(on.manager(), null, upload, 0, FILE, null);
            uploads.complete(v, null, upload);
        });
        does("evidence.EvidenceFiles.of", (v, on) -> files.of(v, on.trial(), cell(on)));
        does("evidence.EvidenceFiles.see", (v, on) -> files.see(v, kept(on)));
        does("evidence.EvidenceFiles.see, one still uploaded", (v, on) -> files.see(v, begun(on.manager(), on)));
        does("evidence.EvidenceFiles.open", (v, on) -> files.open(v, kept(on)));
        does("evidence.EvidenceFiles.withdraw", (v, on) -> files.withdraw(v, kept(on), "Another file"));
    }

    private CellKey cell(AccessFixture.Side on) {
        long test = bean(TrialTests.class).cases(on.trial()).stream()
                .filter(c -> c.key().equals("T1"))
                .findFirst()
                .orElseThrow()
                .id();
        return new CellKey(on.trial().id(), test, on.participant().id(), null);
    }

    long begun(Viewer viewer, AccessFixture.Side on) {
        NewEvidence file =
                new NewEvidence("T1", on.participant().id(), null, "trace.log", (long) FILE.length, null, null);
        return uploads.begin(viewer, on.trial().slug(), file).id();
    }

    long kept(AccessFixture.Side on) {
        long upload = begun(on.manager(), on);
        uploads.put(on.manager(), null, upload, 0, FILE, null);
        return uploads.complete(on.manager(), null, upload).id();
    }
}
