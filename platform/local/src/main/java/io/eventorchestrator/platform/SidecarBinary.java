package io.eventorchestrator.platform;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the programs of Dapr: named by a variable such as {@code DAPRD}, on the PATH, in the installation of
 * {@code dapr init}, then in the project's cache, which {@code tools/sidecar/build.sh} fills.
 */
public final class SidecarBinary {

    private static final String VERSION = "1.18.2";
    // Counts the sets of components in tools/sidecar/main.go: an earlier build lacks some.
    private static final String BUILD = "3";

    private final Map<String, String> environment;

    /** @param environment provides {@code PATH}, {@code HOME}, {@code XDG_CACHE_HOME} and the programs' variables */
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
    public Optional<Found> locate(DaprProgram program) {
        String file = program.file();
        return Stream.<Supplier<Stream<Found>>>of(
                        () -> named(program),
                        () -> onPath(file),
                        () -> Stream.of(new Found(home().resolve(".dapr/bin").resolve(file), "installed by dapr init")),
                        () -> Stream.of(new Found(cached(program), "the project's cache")))
                .flatMap(Supplier::get)
                .filter(found -> Files.isExecutable(found.path()))
                .findFirst();
    }

    /** The path where the project's build puts it. */
    public Path cached(DaprProgram program) {
        String cache = environment.get("XDG_CACHE_HOME");
        Path folder = cache == null || cache.isEmpty() ? home().resolve(".cache") : Path.of(cache);
        return folder.resolve("event-orchestrator/dapr-" + VERSION + "-" + BUILD)
                .resolve(program.file());
    }

    private Stream<Found> named(DaprProgram program) {
        return Stream.ofNullable(environment.get(program.variable()))
                .filter(path -> !path.isEmpty())
                .map(path -> new Found(Path.of(path), "named by " + program.variable()));
    }

    // Beside daprd only, because other programs are named scheduler, too.
    private Stream<Found> onPath(String file) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .filter(folder -> Files.isExecutable(Path.of(folder, DaprProgram.DAPRD.file())))
                .map(folder -> new Found(Path.of(folder, file), "on the PATH"));
    }

    private Path home() {
        return Path.of(environment.getOrDefault("HOME", "."));
    }
}
