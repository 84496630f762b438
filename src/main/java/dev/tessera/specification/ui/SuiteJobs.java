package dev.tessera.specification.ui;

import com.vaadin.flow.component.UI;
import dev.tessera.common.Refusal;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What takes long with a large test suite, done while whoever asked for it may look at something else. */
@Component
class SuiteJobs {

    private static final Logger log = LoggerFactory.getLogger(SuiteJobs.class);

    private final ExecutorService workers = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("suite-", 1).factory());

    /** Does something, and then one of the other two where the view is, if it is still looked at. */
    <T> void run(UI ui, Supplier<T> what, Consumer<T> done, Consumer<Refusal> refused) {
        workers.execute(() -> {
            try {
                T result = what.get();
                ui.access(() -> done.accept(result));
            } catch (Refusal refusal) {
                ui.access(() -> refused.accept(refusal));
            } catch (RuntimeException e) {
                log.error("Something with a test suite failed; nothing of it was stored", e);
                ui.access(() -> refused.accept(Refusal.conflict("api.broken")));
            }
        });
    }

    @PreDestroy
    void end() {
        workers.shutdown();
    }
}
