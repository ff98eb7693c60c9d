package io.eventorchestrator.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The platform's folders.
 *
 * @param repository root of this project, built
 * @param own folder for everything that the platform writes: state, data, logs
 */
public record PlatformFolder(Path repository, Path own) {

    /** The process table of a running platform. */
    public StateFile state() {
        return new StateFile(own().resolve("platform.json"));
    }

    /**
     * Ends the parts that a dead launcher left behind, including a PostgreSQL server whose parent was killed.
     *
     * @return the parts that had to be ended
     */
    public List<RunningPart> reap() {
        List<RunningPart> parts = state().reap();
        Postmaster server = new Postmaster(postgres().resolve("data").toAbsolutePath());
        return Stream.concat(parts.stream(), server.end().stream()).toList();
    }

    /** Held by the process that starts or runs the platform, from before its first part to after its last. */
    public PlatformLock lock() {
        return new PlatformLock(own().resolve("platform.lock"));
    }

    /** Held by a command that starts the platform in the background, until it is ready. */
    public PlatformLock startLock() {
        return new PlatformLock(own().resolve("start.lock"));
    }

    /** The log of a part. */
    public Path log(String part) {
        return own().resolve("logs").resolve(part + ".log");
    }

    /** The existing logs, by the name of their part. Kafka's and PostgreSQL's are beside their data. */
    public SortedMap<String, Path> logs() {
        return Stream.of(own().resolve("logs"), kafka(), postgres())
                .flatMap(PlatformFolder::logsIn)
                .collect(Collectors.toMap(
                        log -> log.getFileName().toString().replaceFirst("\\.log$", ""),
                        log -> log,
                        (part, same) -> part,
                        TreeMap::new));
    }

    private static Stream<Path> logsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).toList().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * A database user's password.
     *
     * @param user such as {@code order_service}
     * @return empty if the user or the database does not exist
     */
    public Optional<String> databasePassword(String user) {
        return LocalPostgres.kept(postgres()).of(user);
    }

    /** Deletes the data of Kafka and PostgreSQL, and the mails. */
    public void forgetData() {
        if (!Files.exists(data())) {
            return;
        }
        try (Stream<Path> files = Files.walk(data())) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The access to the sidecar of a service, while the platform runs with sidecars; it contains a secret. */
    public EnvironmentFile sidecar(String service) {
        return new EnvironmentFile(own().resolve("sidecars").resolve(service + ".env"));
    }

    /** The HTTP APIs that sidecars call by name. */
    Path httpEndpoints() {
        return own().resolve("http-endpoints");
    }

    /** The unpacked schema registry of a version. */
    Path registry(String version) {
        return built().resolve("registry").resolve(version);
    }

    /** For services that their developers run. */
    Path development() {
        return own().resolve("develop");
    }

    Path data() {
        return own().resolve("data");
    }

    Path kafka() {
        return data().resolve("kafka");
    }

    /** The timers of workflows. */
    Path scheduler() {
        return data().resolve("scheduler");
    }

    Path postgres() {
        return data().resolve("postgres");
    }

    Path archive(String part) {
        try {
            return Files.createDirectories(built().resolve("classes")).resolve(part + ".jsa");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Deletes a service's class archives. The JVM knows jars by size and time, and would take others for the same. */
    void forgetArchives(String service) {
        Path archives = archive(service).getParent();
        try (DirectoryStream<Path> outdated = Files.newDirectoryStream(archives, service + "*")) {
            for (Path file : outdated) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path components() {
        return repository.resolve("dapr-components");
    }

    Path jar(String service) {
        return repository.resolve(service).resolve("target").resolve(service + ".jar");
    }

    Path unpacked(String service) {
        return built().resolve("services").resolve(service);
    }

    // Depends only on the build, so platforms with other data share it.
    private Path built() {
        return repository.resolve(".eventctl");
    }
}
