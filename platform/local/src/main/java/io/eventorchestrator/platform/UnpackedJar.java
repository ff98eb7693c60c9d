package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A service's jar, unpacked and with an AOT cache as in its image, so that it starts with a third of the processor
 * time. For services that are started many times.
 *
 * @param target the folder of the built jar
 */
public record UnpackedJar(String service, Path target) {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    // Refreshes the context but never starts it, as in the Dockerfile.
    private static final List<String> TRAINING = List.of(
            "-Dspring.context.exit=onRefresh",
            "-Dspring.flyway.enabled=false",
            "-Devents.dapr.unprotected=true",
            "-Dspring.datasource.password=none");

    /**
     * Prepares the jar unless another process has done so since the last build.
     *
     * @param repository root of this project, built
     */
    public static UnpackedJar prepare(Path repository, String service) {
        Path target = repository.resolve(service).resolve("target");
        UnpackedJar jar = new UnpackedJar(service, target.toAbsolutePath().normalize());
        jar.prepare();
        return jar;
    }

    void prepare() {
        try (FileChannel channel = FileChannel.open(
                        target.resolve("unpacked.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Objects.requireNonNull(lock);
            unpackUnlessDone();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void unpackUnlessDone() throws IOException {
        Path done = folder().resolve("done");
        // By content: a reproducible build gives every jar the same timestamp.
        String built = Sha256.of(packed());
        if (Files.exists(done) && Files.readString(done).equals(built)) {
            return;
        }
        Files.deleteIfExists(done);
        run(
                "Unpacking",
                command(
                        List.of("-Djarmode=tools"),
                        packed(),
                        "extract",
                        "--force",
                        "--destination",
                        folder().toString()));
        run("Training", command(training(), jar()));
        Files.writeString(done, built);
    }

    /** The command that starts the service. */
    public List<String> command() {
        return command(List.of("-XX:AOTCache=" + cache()), jar());
    }

    private List<String> training() {
        List<String> options = new ArrayList<>(TRAINING);
        options.add("-XX:AOTCacheOutput=" + cache());
        return options;
    }

    // JDKs before 25 ignore the cache, as this command ignores unknown options.
    private static List<String> command(List<String> options, Path jar, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-jar", jar.toString()));
        all.addAll(List.of(arguments));
        return new JavaCommand("256m", Optional.empty()).running(all.toArray(String[]::new));
    }

    private void run(String purpose, List<String> command) {
        Path log = target.resolve("unpacked.log");
        try (ChildProcess process = ChildProcess.start(purpose + " " + service, command, Map.of(), log)) {
            if (process.exitCode(LONGEST) != 0) {
                throw new IllegalStateException(purpose + " of " + packed() + " failed, see " + log);
            }
        }
    }

    private Path packed() {
        return target.resolve(service + ".jar");
    }

    private Path folder() {
        return target.resolve("unpacked");
    }

    private Path jar() {
        return folder().resolve(service + ".jar");
    }

    private Path cache() {
        return folder().resolve("app.aot");
    }
}
