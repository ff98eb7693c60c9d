package io.eventorchestrator.platform;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the sidecar comes from: this machine, else the official release, else a build by Go from {@code tools/sidecar}.
 * What is downloaded or built stays in the project's cache.
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

    /** What {@link #obtain} would do, in words for a person. */
    public String describe() {
        return machine.locate()
                .map(found -> found.path() + " (" + found.why() + ")")
                .orElseGet(() -> "none on this machine; " + download.describe() + "; " + build.describe());
    }

    /** Whether {@link #obtain} has anything to try. */
    public boolean isObtainable() {
        return machine.locate().isPresent() || download.isPinned() || build.isPossible();
    }

    /**
     * The binary, downloaded or built if need be, which may take minutes.
     *
     * @return empty if there is none to be had here
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
