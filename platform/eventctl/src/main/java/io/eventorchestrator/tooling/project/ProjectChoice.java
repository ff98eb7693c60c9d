package io.eventorchestrator.tooling.project;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.access.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The project for a command that needs nothing running. */
public final class ProjectChoice {

    @Option(
            names = "--project",
            paramLabel = "DIR",
            description = "the project's folder; by default the nearest one, from here upwards, with a folder specs or"
                    + " an AsyncAPI contract")
    private @Nullable Path project;

    @Option(
            names = "--contract",
            paramLabel = "FILE",
            description = "its AsyncAPI document; by default all below the project's folder, except in tests")
    private @Nullable Path contract;

    @Option(names = "--specs", paramLabel = "DIR", description = "its specifications; by default its folder specs")
    private @Nullable Path specs;

    /** @throws InvalidContract if a chosen folder or file does not exist, or there is no project */
    public Project find() throws IOException {
        refuse(project, Files::isDirectory, "folder");
        refuse(contract, Files::isRegularFile, "file");
        refuse(specs, Files::isDirectory, "folder");
        Path root = root();
        List<Path> contracts = contract == null
                ? ContractSearch.in(root)
                : List.of(contract.toAbsolutePath().normalize());
        return new Project(root, contracts, specs(root));
    }

    /**
     * The project in a folder.
     *
     * @throws InvalidContract if there is no such folder
     */
    public static Project in(Path folder) throws IOException {
        ProjectChoice choice = new ProjectChoice();
        choice.project = folder;
        return choice.find();
    }

    private static void refuse(@Nullable Path chosen, Predicate<Path> exists, String kind) {
        if (chosen != null && !exists.test(chosen)) {
            throw new InvalidContract("There is no " + kind + " " + chosen + ".");
        }
    }

    private Optional<Path> specs(Path root) {
        return specs == null
                ? Optional.of(root.resolve("specs")).filter(Files::isDirectory)
                : Optional.of(specs.toAbsolutePath().normalize());
    }

    private Path root() {
        if (project != null) {
            return project.toAbsolutePath().normalize();
        }
        if (contract != null || specs != null) {
            Path beside =
                    Objects.requireNonNullElse(contract, specs).toAbsolutePath().normalize();
            Path folder = Files.isDirectory(beside) ? beside : Objects.requireNonNullElse(beside.getParent(), beside);
            return nearest(folder).orElse(folder);
        }
        return nearest(Path.of("").toAbsolutePath())
                .or(() -> nearest(Home.folder().repository()))
                .orElseThrow(() -> new InvalidContract("Neither a folder specs nor an AsyncAPI contract is here or in a"
                        + " folder above; --project names the project."));
    }

    private static Optional<Path> nearest(Path folder) {
        return Stream.<Path>iterate(folder, Objects::nonNull, Path::getParent)
                .filter(ProjectChoice::isProject)
                .findFirst();
    }

    private static boolean isProject(Path folder) {
        return Files.isDirectory(folder.resolve("specs"))
                || Stream.of("asyncapi.yaml", "asyncapi.yml", "asyncapi.json")
                        .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }
}
