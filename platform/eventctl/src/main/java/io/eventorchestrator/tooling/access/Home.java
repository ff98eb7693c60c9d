package io.eventorchestrator.tooling.access;

import io.eventorchestrator.platform.PlatformFolder;
import java.nio.file.Path;

/** The folder of this tool's repository, set by the script {@code eventctl}. */
public final class Home {

    private Home() {}

    /** The repository, or the current folder if the script set none; {@code EVENTCTL_FOLDER} names the data folder. */
    public static PlatformFolder folder() {
        Path repository = Path.of(System.getProperty("eventctl.home", "")).toAbsolutePath();
        Path own = Path.of(System.getenv().getOrDefault("EVENTCTL_FOLDER", ".eventctl"));
        return new PlatformFolder(repository, repository.resolve(own));
    }
}
