package dev.tessera.evidence.ui;

import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.tessera.common.Refusal;
import dev.tessera.evidence.Evidence;
import dev.tessera.evidence.EvidenceContent;
import dev.tessera.evidence.SafeHeaders;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;

/** Hands a file to whoever is signed in now and may have it now, from its storage on, piece by piece. */
final class EvidenceDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient EvidenceTools tools;
    private final long id;
    private final transient Function<Evidence, Map<String, String>> headers;

    private EvidenceDownload(EvidenceTools tools, long id, Function<Evidence, Map<String, String>> headers) {
        this.tools = tools;
        this.id = id;
        this.headers = headers;
    }

    /** To be stored. */
    static EvidenceDownload attachment(EvidenceTools tools, long id) {
        return new EvidenceDownload(tools, id, SafeHeaders::attachment);
    }

    /** To be shown, of a plain picture. */
    static EvidenceDownload picture(EvidenceTools tools, long id) {
        return new EvidenceDownload(tools, id, SafeHeaders::picture);
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        VaadinResponse response = event.getResponse();
        EvidenceContent content;
        try {
            content = tools.files().open(tools.current().get(), id);
        } catch (Refusal refusal) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "");
            return;
        }
        headers.apply(content.evidence()).forEach(response::setHeader);
        response.setContentType(headers.apply(content.evidence()).get("Content-Type"));
        response.setHeader("Content-Length", Long.toString(content.evidence().size()));
        content.copyTo(response.getOutputStream(), 0, content.evidence().size());
    }
}
