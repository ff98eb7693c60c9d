package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.DaprPrograms;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.platform.PlatformFolder;
import io.eventorchestrator.platform.Progress;
import io.eventorchestrator.platform.SidecarSource;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.platform.ConsoleProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills and freezes parts of a separate platform while orders flow, and checks what came of it. */
@Command(
        name = "chaos",
        description = "Kill and freeze parts of a separate platform while orders flow, and check what came of it.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every guarantee held",
            "1:a guarantee was broken, or an order never ended; the report names it",
            "2:the command line is wrong",
            "3:the platform can't run on this machine as it is",
            "4:something else did not come to rest after the faults",
            "5:too few faults happened to decide, or the history is incomplete"
        },
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    private static final int LONGEST = 24 * 60;
    private static final int LARGEST = 100;
    private static final int SEEDS = 1_000_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "3",
            description = "how long faults happen, besides the start and the wait for rest; 3 by default")
    private int minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "chooses the faults, their order and the orders; a random one by default")
    private @Nullable Long seed;

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "" + RunSettings.CUSTOMERS,
            description = "how many customers order at a time; " + RunSettings.CUSTOMERS + " by default")
    private int customers;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "new folder for the history, the logs and the report; .eventctl/chaos/SEED-TIME by default")
    private @Nullable Path folder;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        requireBetween("--minutes", minutes, LONGEST);
        requireBetween("--customers", customers, LARGEST);
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        Path own = folder == null ? usual(chosen) : folder.toAbsolutePath();
        refuseUsed(own);
        Progress progress = new ConsoleProgress(spec.commandLine().getOut());
        PlatformFolder platform = new PlatformFolder(Home.folder().repository(), own.resolve("platform"));
        DaprPrograms dapr = SidecarSource.of(platform.repository())
                .obtain(progress)
                .orElseThrow(() -> new NotStartable(
                        "No Dapr sidecar is available here: run dapr init, or install Go 1.26 to build one."));
        RunSettings settings = new RunSettings(chosen, Duration.ofMinutes(minutes), customers);
        return new ChaosRun(platform, dapr, own, settings, progress).run();
    }

    private void requireBetween(String option, int given, int most) {
        if (given < 1 || given > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " is a number from 1 to " + most + ", not " + given + ".");
        }
    }

    private static Path usual(long seed) {
        String time = TIME.format(Clock.systemUTC().instant());
        return Home.folder().own().resolve("chaos").resolve(seed + "-" + time);
    }

    private void refuseUsed(Path own) {
        if (!Files.exists(own)) {
            return;
        }
        if (!Files.isDirectory(own)) {
            throw new ParameterException(spec.commandLine(), "--folder " + own + " is a file; name a new folder.");
        }
        try (Stream<Path> files = Files.list(own)) {
            if (files.findAny().isPresent()) {
                throw new ParameterException(spec.commandLine(), "--folder " + own + " is not empty; name a new one.");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
