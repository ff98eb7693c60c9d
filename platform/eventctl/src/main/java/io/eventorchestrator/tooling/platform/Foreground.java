package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.LocalPlatform;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.PlatformSettings;
import io.eventorchestrator.platform.Progress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A platform whose parts are stopped in order when this process ends, also by Ctrl-C or a termination signal. */
public final class Foreground implements AutoCloseable {

    private final LocalPlatform platform;
    private final Map<String, String> addresses;
    private final Progress progress;
    private final Thread atExit = new Thread(this::end);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Foreground(LocalPlatform platform, Map<String, String> addresses, Progress progress) {
        this.platform = platform;
        this.addresses = addresses;
        this.progress = progress;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts the platform and reports each step.
     *
     * @throws io.eventorchestrator.platform.NotStartable if it can't be started
     */
    public static Foreground start(PlatformFolder folder, PlatformSettings settings, Progress progress) {
        LocalPlatform platform = LocalPlatform.prepare(folder, settings, progress);
        Foreground foreground = new Foreground(platform, settings.addresses(), progress);
        try {
            progress.step("ready", () -> {
                platform.start();
                return platform;
            });
        } catch (NotStartable ended) {
            foreground.forget();
            throw ended;
        }
        return foreground;
    }

    // A failed start has ended its parts already. Without the hook, the reason stays the last line.
    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            awaitExit();
        }
    }

    /** Waits for the end of this process, which has begun. */
    static void awaitExit() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Addresses by name of the part. */
    public Map<String, String> addresses() {
        return addresses;
    }

    /** Waits for the signal that terminates this process. */
    public void awaitSignal() {
        while (ended.getCount() > 0) {
            LockSupport.park(this);
        }
    }

    private void end() {
        progress.note("Stopping");
        progress.step("stopped", () -> {
            platform.close();
            return platform;
        });
        ended.countDown();
    }

    @Override
    public void close() {
        try {
            if (Runtime.getRuntime().removeShutdownHook(atExit)) {
                end();
            }
        } catch (IllegalStateException exiting) {
            awaitSignal();
        }
    }
}
