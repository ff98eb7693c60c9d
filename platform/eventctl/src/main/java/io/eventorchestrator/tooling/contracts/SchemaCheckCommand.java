package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.compatibility.SchemaVersions;
import io.eventorchestrator.catalogue.compatibility.SchemaVersions.Step;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas;
import io.eventorchestrator.catalogue.resources.ReleasedSchemas.Fault;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares each version of a schema with the earlier ones of its major. */
@Command(
        name = "check",
        description = "Check that each version of a schema is compatible with the earlier ones of its major, in both"
                + " directions, and that released schemas are unchanged.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all are compatible",
            "1:some are not, or could not be decided, or a released one was changed",
            "2:the command line is wrong",
            "3:a schema can't be used"
        },
        mixinStandardHelpOptions = true)
final class SchemaCheckCommand implements Callable<Integer> {

    @Option(
            names = "--schemas",
            paramLabel = "FOLDER",
            description = "folder with <type>/<major>.<minor>.json; by default the folder schemas beside the project's"
                    + " contract")
    private @Nullable Path folder;

    @Mixin
    private ProjectChoice project = new ProjectChoice();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        ContractFolder contract = contract();
        Path schemas = folder == null ? contract.path("schemas") : folder;
        if (!Files.isDirectory(schemas)) {
            throw new InvalidContract("There is no folder " + schemas + ".");
        }
        List<Fault> changed = folder == null || folder.endsWith("schemas") ? changed(contract) : List.of();
        SchemaVersions versions = SchemaVersions.in(schemas);
        List<Step> steps = versions.steps();
        List<Step> broken =
                steps.stream().filter(step -> !step.evolution().isCompatible()).toList();
        PrintWriter out = spec.commandLine().getOut();
        broken.forEach(step -> tell(step, out));
        changed.forEach(fault -> out.println(Printable.sentence(fault)));
        out.printf(
                "%s, %s within a major; %d of them not compatible%s%n",
                Count.of(versions.size(), "schema"),
                Count.of(steps.size(), "pair"),
                broken.size(),
                changed.isEmpty() ? "" : "; " + Count.of(changed.size(), "released schema") + " changed");
        out.flush();
        return broken.isEmpty() && changed.isEmpty() ? 0 : 1;
    }

    private ContractFolder contract() throws IOException {
        if (folder != null) {
            return ContractFolder.ofSchemas(folder);
        }
        Project chosen = project.find();
        return ContractFolder.of(chosen.root(), chosen.contract());
    }

    private static List<Fault> changed(ContractFolder contract) throws IOException {
        return new ReleasedSchemas(contract)
                .faults().stream().filter(fault -> !fault.isDraft()).toList();
    }

    private static void tell(Step step, PrintWriter out) {
        out.println(Printable.text(step.type()) + ", " + step.older() + " to " + step.newer() + ": "
                + step.evolution().order().words());
        out.println("  old producer, new consumer: "
                + VerdictFormat.text(step.evolution().oldProducer()));
        out.println("  new producer, old consumer: "
                + VerdictFormat.text(step.evolution().newProducer()));
    }
}
