package dev.tessera.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads a screen anew when something changed: however much is told at once, a moment later and only once. */
public final class Refreshing {

    private static final Executor A_MOMENT_LATER = CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS);

    private final UI ui;
    private final Runnable refresh;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param refresh what is done then, with the screen to itself */
    public Refreshing(UI ui, Runnable refresh) {
        this.ui = ui;
        this.refresh = refresh;
    }

    /** Says that something changed. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            A_MOMENT_LATER.execute(this::access);
        }
    }

    private void access() {
        try {
            ui.access(() -> {
                asked.set(false);
                refresh.run();
            });
        } catch (UIDetachedException gone) {
            // Nobody looks at it any more.
            asked.set(false);
        }
    }
}
