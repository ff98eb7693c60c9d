package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.PlatformFolder;
import java.nio.file.Path;

/** Where this tool's repository lies, as the script {@code eventctl} says. */
public final class Home {

    private Home() {}

    /** The repository, or the current folder where the script did not say. */
    public static PlatformFolder folder() {
        return new PlatformFolder(
                Path.of(System.getProperty("eventctl.home", "")).toAbsolutePath());
    }
}
