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
    private static final Executor SOON = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

    private final UI ui;
    private final Runnable refresh;
    private final Executor when;
    private final AtomicBoolean asked = new AtomicBoolean();

    /** @param refresh what is done then, with the screen to itself */
    public Refreshing(UI ui, Runnable refresh) {
        this(ui, refresh, A_MOMENT_LATER);
    }

    private Refreshing(UI ui, Runnable refresh, Executor when) {
        this.ui = ui;
        this.refresh = refresh;
        this.when = when;
    }

    /** The same with hardly a moment, for what is cheap to read and watched closely. */
    public static Refreshing soon(UI ui, Runnable refresh) {
        return new Refreshing(ui, refresh, SOON);
    }

    /** Says that something changed. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            when.execute(this::access);
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
