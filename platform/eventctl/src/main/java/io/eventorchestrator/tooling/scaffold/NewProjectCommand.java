package io.eventorchestrator.tooling.scaffold;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.edits.ProjectEdits;
import io.eventorchestrator.tooling.terminal.Printable;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Begins a repository on the library. */
@Command(
        name = "project",
        description = {
            "Begin a repository of your own on the library: a service that publishes and handles one event, with its"
                    + " contract, specification, test on a real Kafka and PostgreSQL, and pom. Refuses a folder with"
                    + " content, except for .git.",
            "Example: ./eventctl new project ../parcel-service --package com.example.parcels"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:the command line is wrong", "3:refused; nothing was changed"},
        mixinStandardHelpOptions = true)
final class NewProjectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "the folder; it may exist if it is empty")
    private Path folder = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "of the service and its artifact, such as parcel-service; by default that of the folder")
    private @Nullable String name;

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "of its classes; by default com.example and the name, such as com.example.parcels")
    private @Nullable String javaPackage;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        String chosen = name == null ? String.valueOf(root.getFileName()) : name;
        NewProject project =
                new NewProject(chosen, Objects.requireNonNullElseGet(javaPackage, () -> NewProject.packageOf(chosen)));
        refuseContent(root);
        ProjectEdits edits = new ProjectEdits(root);
        project.enter(edits);
        tell(project, edits.write());
        return 0;
    }

    private static void refuseContent(Path root) throws IOException {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new InvalidContract(root + " is a file; name a folder.");
        }
        if (Files.exists(root)) {
            try (Stream<Path> content = Files.list(root)) {
                content.filter(entry -> !entry.endsWith(".git")).findFirst().ifPresent(entry -> {
                    throw new InvalidContract(
                            root + " is not empty: it has " + entry.getFileName() + "; nothing was changed.");
                });
            }
        }
    }

    private void tell(NewProject project, List<String> written) {
        PrintWriter out = spec.commandLine().getOut();
        String shown = Printable.text(folder.toString());
        out.println("The project " + project.name() + " begins in " + shown + ":");
        written.forEach(file -> out.println("  " + file));
        out.println("Next:");
        out.println("  1. mvn -DskipTests install   in this repository, once: installs the library for Maven");
        out.println("  2. cd " + shown + " && mvn verify");
        out.println("  3. ./eventctl check --project " + shown + " && ./eventctl flow --project " + shown);
        out.println("Its README.md has all commands.");
        out.flush();
    }
}
