package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.checker.ClientHistory;
import io.eventorchestrator.checker.HistoryChecker;
import io.eventorchestrator.checker.HistoryFolder;
import io.eventorchestrator.checker.Verdict;
import io.eventorchestrator.platform.DaprPrograms;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.RefundServer;
import io.eventorchestrator.platform.ReplicatedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One run: a separate platform, customers, faults, rest, history, conclusion. */
final class ChaosRun {

    private static final Duration REST = Duration.ofMinutes(5);

    private final PlatformFolder folder;
    private final DaprPrograms dapr;
    private final Path own;
    private final RunSettings settings;
    private final Progress progress;
    private final FaultLog faults;

    /** @param own for the history, the report and the platform */
    ChaosRun(PlatformFolder folder, DaprPrograms dapr, Path own, RunSettings settings, Progress progress) {
        this.folder = folder;
        this.dapr = dapr;
        this.own = own;
        this.settings = settings;
        this.progress = progress;
        this.faults = new FaultLog(Clock.systemUTC(), fault -> progress.note("  " + fault.text()));
    }

    /**
     * Runs, and prints the report when everything has ended. Deletes the data of the platform if all is well.
     *
     * @return the exit code
     */
    int run() {
        HistoryFolder history = new HistoryFolder(own.resolve("history"));
        progress.note("Seed " + settings.seed() + ", " + settings.time().toMinutes() + " min of faults, in " + own);
        try {
            Files.createDirectories(history.path());
            Report report = run(history);
            report.write(own);
            if (report.exitCode() == 0) {
                folder.forgetData();
            }
            progress.note("");
            report.lines().forEach(progress::note);
            return report.exitCode();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Report run(HistoryFolder history) throws IOException {
        try (RefundServer provider = RefundServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), history.refunds());
                ClientHistory clients = ClientHistory.open(history, Clock.systemUTC());
                Supervised platform = Supervised.start(prepare(provider), progress)) {
            return run(Scene.of(platform.platform(), folder, history, clients), clients);
        }
    }

    private ReplicatedPlatform prepare(RefundServer provider) {
        Map<String, String> environment = Map.of(
                "ORDERS_REFUNDS_URL", "http://127.0.0.1:" + provider.port(), "ORDERS_RETURNS_STUCK_AFTER", "20s");
        return ReplicatedPlatform.prepare(folder, dapr, environment, progress);
    }

    private Report run(Scene scene, ClientHistory clients) throws IOException {
        scene.prepare();
        disturb(scene);
        progress.note("The faults have ended; waiting for rest");
        long ended = System.nanoTime();
        Map<String, Long> open = new RestWait(scene, progress).await(REST);
        Duration rest = Duration.ofNanos(System.nanoTime() - ended);
        clients.close();
        HistoryFolder kept = progress.step(
                "history", () -> scene.history().collect(scene.refused().events()));
        Verdict verdict = progress.step("judged", () -> HistoryChecker.check(kept));
        Conclusion conclusion = Conclusion.of(verdict, open, faults.lacks());
        return Report.of(settings, rest, scene, faults, verdict, conclusion);
    }

    private void disturb(Scene scene) {
        Crowd crowd = new Crowd(settings.customers(), settings.seed(), scene.shop());
        try {
            long end = System.nanoTime() + settings.time().toNanos();
            new FaultInjector(scene.cast(), scene.points(faults), faults, progress)
                    .run(new FaultPlan(settings.seed()), () -> System.nanoTime() - end < 0);
        } finally {
            crowd.close();
        }
    }
}
