package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Provides the sidecar: from this machine, else from the official release, else built with Go from
 * {@code tools/sidecar}. Downloads and builds stay in the project's cache.
 */
public final class SidecarSource {

    private final SidecarBinary machine;
    private final SidecarDownload download;
    private final SidecarBuild build;

    SidecarSource(SidecarBinary machine, SidecarDownload download, SidecarBuild build) {
        this.machine = machine;
        this.download = download;
        this.build = build;
    }

    /** @param repository root of this project's sources */
    public static SidecarSource of(Path repository) {
        SidecarBinary machine = new SidecarBinary(System.getenv());
        Path tools = repository.resolve("tools/sidecar");
        return new SidecarSource(
                machine,
                new SidecarDownload(tools.resolve("releases.sha256"), machine.cached()),
                new SidecarBuild(tools, machine.cached()));
    }

    /** Describes for the user what {@link #obtain} would do. */
    public String describe() {
        return machine.locate()
                .map(found -> found.path() + " (" + found.why() + ")")
                .orElseGet(() -> "none on this machine; " + download.describe() + "; " + build.describe());
    }

    /** Tests whether {@link #obtain} can try anything. */
    public boolean isObtainable() {
        return machine.locate().isPresent() || download.isPinned() || build.isPossible();
    }

    /**
     * Returns the binary, downloaded or built if necessary, which may take minutes.
     *
     * @return empty if this machine can't provide one
     */
    public Optional<Path> obtain(Progress progress) {
        return Stream.<java.util.function.Supplier<Optional<Path>>>of(
                        () -> machine.locate().map(SidecarBinary.Found::path),
                        () -> download.fetch(progress),
                        () -> build.run(progress))
                .flatMap(source -> source.get().stream())
                .findFirst();
    }
}
