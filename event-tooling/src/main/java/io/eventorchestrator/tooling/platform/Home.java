package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import java.nio.file.Path;

/** Where this tool's repository lies, as the script {@code eventctl} says. */
public final class Home {

    private Home() {}

    /** The repository, or the current folder where the script did not say; {@code EVENTCTL_FOLDER} moves the data. */
    public static PlatformFolder folder() {
        Path repository = Path.of(System.getProperty("eventctl.home", "")).toAbsolutePath();
        Path own = Path.of(System.getenv().getOrDefault("EVENTCTL_FOLDER", ".eventctl"));
        return new PlatformFolder(repository, repository.resolve(own));
    }
}
