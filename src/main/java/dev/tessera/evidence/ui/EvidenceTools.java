package dev.tessera.evidence.ui;

import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.evidence.EvidenceFiles;
import dev.tessera.evidence.EvidenceUploads;
import dev.tessera.live.Live;
import dev.tessera.shell.Notes;
import org.springframework.stereotype.Component;

/** What every section of evidence works with. */
@Component
record EvidenceTools(
        EvidenceFiles files,
        EvidenceUploads uploads,
        CurrentViewer current,
        Live live,
        Notes notes,
        Messages messages) {}
