package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.ReplicatedPlatform;

/** A platform whose parts are ended when this process ends, also by Ctrl-C or a termination signal. */
final class Supervised implements AutoCloseable {

    private final ReplicatedPlatform platform;
    private final Thread atExit;

    private Supervised(ReplicatedPlatform platform, Progress progress) {
        this.platform = platform;
        this.atExit = new Thread(() -> {
            progress.note("Interrupted; stopping everything that was started.");
            platform.close();
            // Commands of the run that are still under way.
            ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        });
    }

    /** @throws io.eventorchestrator.platform.NotStartable if it does not start; nothing runs then */
    static Supervised start(ReplicatedPlatform platform, Progress progress) {
        Supervised supervised = new Supervised(platform, progress);
        Runtime.getRuntime().addShutdownHook(supervised.atExit);
        try {
            progress.step("ready", () -> {
                platform.start();
                return platform;
            });
            return supervised;
        } catch (RuntimeException failed) {
            supervised.close();
            throw failed;
        }
    }

    ReplicatedPlatform platform() {
        return platform;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // The hook closes the platform.
            return;
        }
        platform.close();
    }
}
