package io.eventorchestrator.tooling.topics;

import io.eventorchestrator.catalogue.Catalogue;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The contract for a command. */
public final class ContractChoice {

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "the contract of another platform, such as its asyncapi.yaml; this repository's by default")
    private @Nullable Path file;

    /** @throws io.eventorchestrator.catalogue.InvalidContract if the file can't be read or used */
    public Catalogue catalogue() {
        return file == null ? Catalogue.load() : Catalogue.read(file);
    }
}
