package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates files from the contract, and deletes those generated from an earlier one. */
@Command(
        name = "generate",
        description = {
            "Generate files from the contract:",
            "  dapr-components   components, subscriptions and resiliency, for sidecars on this machine and in compose",
            "  k8s/generated     the same for a cluster, Strimzi's topics and KEDA's scaling",
            "  README.md, docs/canvas   the diagram of the events, and which of them each service publishes and reads",
            "  event-contracts/released-schemas.sha256   digests of new schemas; listed schemas must no longer be edited"
        },
        mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "the root folder for the files; by default this repository, where schemas are recorded, too")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path repository = out == null ? Home.folder().repository() : out;
        PrintWriter told = spec.commandLine().getOut();
        for (GeneratedFiles files : GeneratedFiles.all(contract.catalogue(), repository)) {
            write(repository.resolve(files.folder()), files);
            for (Path stale : files.stale(repository)) {
                Files.delete(stale);
                told.println("deleted " + stale + ", which no longer follows from the contract");
            }
            told.printf("%d files in %s%n", files.texts().size(), repository.resolve(files.folder()));
        }
        if (out == null) {
            told.printf("%d released schemas%n", new ReleasedSchemas(repository).record());
        }
        return 0;
    }

    private static void write(Path folder, GeneratedFiles files) throws IOException {
        for (String name : files.texts().keySet()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.texts().get(name));
        }
    }
}
