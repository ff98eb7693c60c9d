package io.eventorchestrator.tooling.access;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.PlatformFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of this tool's repository, set by the script {@code eventctl}. */
public final class Home {

    /** The folder of this platform's contract in its repository, with schemas and examples; ends in a slash. */
    public static final String RESOURCES = "event-contracts/src/main/resources/";

    /** This platform's contract in its repository. */
    public static final String CONTRACT = RESOURCES + "asyncapi.yaml";

    private Home() {}

    /** The repository, or the current folder if the script set none; {@code EVENTCTL_FOLDER} names the data folder. */
    public static PlatformFolder folder() {
        Path repository = Path.of(System.getProperty("eventctl.home", "")).toAbsolutePath();
        Path own = Path.of(System.getenv().getOrDefault("EVENTCTL_FOLDER", ".eventctl"));
        return new PlatformFolder(repository, repository.resolve(own));
    }

    /**
     * The contract in the repository, so that an edit takes effect without a build. Outside of a repository, the
     * contract that this tool was built with.
     *
     * @throws io.eventorchestrator.catalogue.InvalidContract if it can't be read or used
     */
    public static Catalogue contract() {
        return contractFile().map(Catalogue::read).orElseGet(Catalogue::load);
    }

    /** The contract's file in the repository; empty outside of one, as in an image. */
    public static Optional<Path> contractFile() {
        return Optional.of(folder().repository().resolve(CONTRACT)).filter(Files::isRegularFile);
    }
}
