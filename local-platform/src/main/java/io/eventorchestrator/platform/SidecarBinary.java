package io.eventorchestrator.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the sidecar's binary: what {@code DAPRD} names, the PATH, what {@code dapr init} installed, then the project's
 * cache, which {@code tools/sidecar/build.sh} fills.
 */
public final class SidecarBinary {

    private static final String VERSION = "1.18.2";
    // Counts the sets of components that tools/sidecar/main.go has named: a build of an earlier one lacks some.
    private static final String BUILD = "2";

    private final Map<String, String> environment;

    /** @param environment {@code DAPRD}, {@code PATH}, {@code HOME} and {@code XDG_CACHE_HOME} are read */
    public SidecarBinary(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The binary that is used, and why.
     *
     * @param why where it was found, in words for a person
     */
    public record Found(Path path, String why) {}

    /** @return empty if there is none on this machine */
    public Optional<Found> locate() {
        return Stream.<Supplier<Stream<Found>>>of(
                        this::named,
                        this::onPath,
                        () -> Stream.of(new Found(home().resolve(".dapr/bin/daprd"), "installed by dapr init")),
                        () -> Stream.of(new Found(cached(), "the project's cache")))
                .flatMap(Supplier::get)
                .filter(found -> Files.isExecutable(found.path()))
                .findFirst();
    }

    /** Where a build of the project puts it. */
    public Path cached() {
        String cache = environment.get("XDG_CACHE_HOME");
        Path folder = cache == null || cache.isEmpty() ? home().resolve(".cache") : Path.of(cache);
        return folder.resolve("event-orchestrator/dapr-" + VERSION + "-" + BUILD + "/daprd");
    }

    private Stream<Found> named() {
        return Stream.ofNullable(environment.get("DAPRD"))
                .filter(path -> !path.isEmpty())
                .map(path -> new Found(Path.of(path), "named by DAPRD"));
    }

    private Stream<Found> onPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> new Found(Path.of(folder, "daprd"), "on the PATH"));
    }

    private Path home() {
        return Path.of(environment.getOrDefault("HOME", "."));
    }
}
