package io.eventorchestrator.tooling.kubernetes;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.kubernetes.KubernetesResources;
import io.eventorchestrator.platform.NotStartable;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.terminal.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what follows from the contract. */
@Command(
        name = "generate",
        description = "Write files that follow from the contract.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT")
public final class GenerateCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "kubernetes",
            description = "Write Dapr's components, subscriptions and resiliency, Strimzi's topics and KEDA's scaling.",
            mixinStandardHelpOptions = true)
    int kubernetes(
            @Option(names = "--out", paramLabel = "FOLDER", description = "k8s/generated of the repository") @Nullable
                    Path out) {
        Path folder = out == null ? Home.folder().repository().resolve("k8s/generated") : out;
        Map<String, String> files = new KubernetesResources(Catalogue.load()).files();
        files.forEach((name, text) -> write(folder.resolve(name), text));
        spec.commandLine().getOut().printf("%s in %s%n", Count.of(files.size(), "file"), folder);
        return 0;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException refused) {
            throw new NotStartable("Can't write " + file + ": " + refused.getMessage());
        }
    }
}
