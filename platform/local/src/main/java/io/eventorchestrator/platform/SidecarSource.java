package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Provides the programs of Dapr, each one from this machine, else from the official release, else built with Go from
 * {@code tools/sidecar}. Downloads and builds stay in the project's cache, and only what is missing there is added.
 */
public final class SidecarSource {

    private final SidecarBinary machine;
    private final Path tools;

    SidecarSource(SidecarBinary machine, Path tools) {
        this.machine = machine;
        this.tools = tools;
    }

    /** @param repository root of this project's sources */
    public static SidecarSource of(Path repository) {
        return new SidecarSource(new SidecarBinary(System.getenv()), repository.resolve("tools/sidecar"));
    }

    /** Describes for the user what {@link #obtain} would do. */
    public String describe(DaprProgram program) {
        return machine.locate(program)
                .map(found -> found.path() + " (" + found.why() + ")")
                .orElseGet(() -> "none on this machine; " + download(program).describe() + "; "
                        + build(program).describe());
    }

    /** Tests whether {@link #obtain} can try something for every program. */
    public boolean isObtainable() {
        return Stream.of(DaprProgram.values())
                .allMatch(program -> machine.locate(program).isPresent()
                        || download(program).isPinned()
                        || build(program).isPossible());
    }

    /**
     * Returns the programs, downloaded or built if necessary, which may take minutes.
     *
     * @return empty if this machine can't provide one of them, which is reported
     */
    public Optional<DaprPrograms> obtain(Progress progress) {
        Map<DaprProgram, Path> files = new EnumMap<>(DaprProgram.class);
        for (DaprProgram program : DaprProgram.values()) {
            Optional<Path> file = obtain(program, progress);
            if (file.isEmpty()) {
                progress.note("There is no " + program.file() + " here, and none can be downloaded or built.");
                return Optional.empty();
            }
            files.put(program, file.get());
        }
        return Optional.of(DaprPrograms.of(files));
    }

    private Optional<Path> obtain(DaprProgram program, Progress progress) {
        return Stream.<Supplier<Optional<Path>>>of(
                        () -> machine.locate(program).map(SidecarBinary.Found::path),
                        () -> download(program).fetch(progress),
                        () -> build(program).run(progress))
                .flatMap(source -> source.get().stream())
                .findFirst();
    }

    private SidecarDownload download(DaprProgram program) {
        return new SidecarDownload(program, tools.resolve("releases.sha256"), machine.cached(program));
    }

    private SidecarBuild build(DaprProgram program) {
        return new SidecarBuild(program, tools, machine.cached(program));
    }
}
