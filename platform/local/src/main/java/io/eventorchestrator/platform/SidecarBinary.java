package io.eventorchestrator.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the sidecar's binary: {@code DAPRD}, the PATH, the installation of {@code dapr init}, then the project's
 * cache, which {@code tools/sidecar/build.sh} fills.
 */
public final class SidecarBinary {

    private static final String VERSION = "1.18.2";
    // Counts the sets of components in tools/sidecar/main.go: an earlier build lacks some.
    private static final String BUILD = "2";

    private final Map<String, String> environment;

    /** @param environment provides {@code DAPRD}, {@code PATH}, {@code HOME} and {@code XDG_CACHE_HOME} */
    public SidecarBinary(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * The chosen binary, and the reason.
     *
     * @param why where it was found, in words for the user
     */
    public record Found(Path path, String why) {}

    /** @return empty if this machine has none */
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

    /** The path where the project's build puts it. */
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
