package dev.tessera.exchange;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs imports while whoever started them may look at something else. Two at a time: each keeps a core busy. */
@Component
public class ImportJobs {

    private static final Logger log = LoggerFactory.getLogger(ImportJobs.class);

    private final ResultImports imports;
    private final ExecutorService workers = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("import-", 1).factory());

    ImportJobs(ResultImports imports) {
        this.imports = imports;
    }

    /** Takes a file, as {@link ResultImports#run}; one of the last two is called at the end, on another thread. */
    public void start(
            Viewer viewer,
            String trial,
            ImportFormat format,
            byte[] file,
            ImportOptions options,
            Progress progress,
            Consumer<ImportResult> done,
            Consumer<Refusal> refused) {
        workers.execute(() -> {
            try {
                done.accept(imports.run(viewer, trial, format, file, options, progress));
            } catch (Refusal refusal) {
                refused.accept(refusal);
            } catch (RuntimeException e) {
                log.error("An import into {} failed; nothing of it was stored", trial, e);
                refused.accept(Refusal.conflict("api.broken"));
            }
        });
    }

    @PreDestroy
    void end() {
        workers.shutdown();
    }
}
