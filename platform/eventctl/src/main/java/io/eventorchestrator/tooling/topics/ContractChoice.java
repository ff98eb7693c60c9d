package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The contract that a command is about. */
public final class ContractChoice {

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "the contract of another platform, as asyncapi.yaml; this repository's")
    private @Nullable Path file;

    /** @throws io.eventorchestrator.catalogue.InvalidContract if the file can't be read or used */
    public Catalogue catalogue() {
        return file == null ? Catalogue.load() : Catalogue.read(file);
    }
}
