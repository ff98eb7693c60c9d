package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Supplier;

/** Reports to a terminal, a line per step. */
public final class ConsoleProgress implements Progress {

    private static final double NANOS = 1e9;

    private final PrintWriter out;

    /** @param out flushed after each line */
    public ConsoleProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public <T> T step(String done, Supplier<T> work) {
        long before = System.nanoTime();
        T result = work.get();
        note(String.format(Locale.ROOT, "  %-32s %6.1f s", done, (System.nanoTime() - before) / NANOS));
        return result;
    }

    @Override
    public void note(String line) {
        synchronized (out) {
            out.println(Printable.text(line));
            out.flush();
        }
    }
}
