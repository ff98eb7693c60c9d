package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.GeneratedFiles;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.tooling.flow.FlowPicture;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "Generate files from the contract.",
            "  dapr-components   components, subscriptions and resiliency, for sidecars on this machine and in compose",
            "  k8s/generated     the same for a cluster, Strimzi's topics and KEDA's scaling",
            "  deploy/topics.sh   commands of Kafka's own tools that create and configure the topics",
            "  docs/events.md   each event with its producer, consumers, data, example and topic",
            "  docs/flow.svg   the picture of the flow, from contract and specifications",
            "  README.md   the picture of the events, and tables of events and subscriptions, between their markers",
            "  docs/canvas   which events each service publishes and reads",
            "  released-schemas.sha256   in the module of the contract, digests of new schemas; listed schemas must no"
                    + " longer be edited: if one was, nothing is generated"
        },
        mixinStandardHelpOptions = true)
public final class GenerateCommand implements Callable<Integer> {

    @Mixin
    private ProjectChoice choice = new ProjectChoice();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "the root folder for the files; by default the project's")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Project project = choice.findHere();
        Path folder = Objects.requireNonNullElse(out, project.root());
        PrintWriter output = spec.commandLine().getOut();
        List<GeneratedFiles> all = all(project);
        int written = GeneratedFiles.write(all, folder);
        for (GeneratedFiles files : all) {
            for (Path stale : files.stale(folder)) {
                Files.delete(stale);
                output.println("deleted " + stale + ", which no longer follows from the contract");
            }
        }
        int count = all.stream().mapToInt(files -> files.texts().size()).sum();
        output.printf("%d files follow from the contract; %d of them changed%n", count, written);
        return 0;
    }

    private static List<GeneratedFiles> all(Project project) throws IOException {
        Catalogue catalogue = Catalogue.read(project.contract());
        ContractFolder contract = ContractFolder.of(project.root(), project.contract());
        new ReleasedSchemas(contract).refuseChanged();
        return Stream.concat(GeneratedFiles.all(catalogue, contract).stream(), Stream.of(FlowPicture.of(project)))
                .toList();
    }
}
