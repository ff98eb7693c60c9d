package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.topics.ContractChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
            "  deploy/topics.sh   commands of Kafka's own tools that create and configure the topics",
            "  docs/events.md   each event with its producer, consumers, data, example and topic",
            "  README.md   the picture of the events, and tables of events and subscriptions, between their markers",
            "  docs/canvas   which events each service publishes and reads",
            "  event-contracts/released-schemas.sha256   digests of new schemas; listed schemas must no longer be"
                    + " edited"
        },
        mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private ContractChoice contract = new ContractChoice();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "the root folder for the files; by default the project, or else this repository")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path repository = Optional.ofNullable(out)
                .or(contract::project)
                .orElseGet(() -> Home.folder().repository());
        PrintWriter told = spec.commandLine().getOut();
        List<GeneratedFiles> all = GeneratedFiles.all(contract.catalogue(), repository);
        int written = GeneratedFiles.write(all, repository);
        for (GeneratedFiles files : all) {
            for (Path stale : files.stale(repository)) {
                Files.delete(stale);
                told.println("deleted " + stale + ", which no longer follows from the contract");
            }
        }
        int count = all.stream().mapToInt(files -> files.texts().size()).sum();
        told.printf("%d files follow from the contract; %d of them changed%n", count, written);
        return 0;
    }
}
