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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The project for a command that needs nothing running. */
public final class ProjectChoice {

    private static final String RESOURCES = "src/main/resources";
    private static final List<String> CONTRACTS = List.of("asyncapi.yaml", "asyncapi.yml", "asyncapi.json");
    private static final Pattern PLAIN = Pattern.compile("[\\w./:\\\\-]+");

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

    /**
     * The project for a command that changes nothing: outside of any, this tool's repository.
     *
     * @throws InvalidContract if a chosen folder or file does not exist, or there is no project
     */
    public Project find() throws IOException {
        return at(root().or(() -> nearest(Home.folder().repository())).orElseThrow(ProjectChoice::none));
    }

    /**
     * The project for a command that changes it.
     *
     * @throws InvalidContract if a chosen folder or file does not exist, or there is no project here
     */
    public Project findHere() throws IOException {
        return here().orElseThrow(ProjectChoice::none);
    }

    /**
     * The project of this folder; empty outside of any, as in a container.
     *
     * @throws InvalidContract if a chosen folder or file does not exist
     */
    public Optional<Project> here() throws IOException {
        Optional<Path> root = root();
        return root.isPresent() ? Optional.of(at(root.get())) : Optional.empty();
    }

    /**
     * The project that holds a document: the chosen one if it does, or else the nearest.
     *
     * @throws InvalidContract if the chosen folder does not exist
     */
    public Project holding(Path document) {
        refuse(project, Files::isDirectory, "folder");
        Path file = document.toAbsolutePath().normalize();
        Path folder = Objects.requireNonNullElse(file.getParent(), file);
        Path root = Optional.ofNullable(project)
                .map(chosen -> chosen.toAbsolutePath().normalize())
                .filter(file::startsWith)
                .or(() -> nearest(folder))
                .orElse(folder);
        return new Project(root, List.of(file), Optional.empty(), options());
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

    private Project at(Path root) throws IOException {
        List<Path> contracts = contract == null
                ? ContractSearch.in(root)
                : List.of(contract.toAbsolutePath().normalize());
        return new Project(root, contracts, specs(root), options());
    }

    // As they were given, so that a remedy can be pasted.
    private String options() {
        return option("--project", project) + option("--contract", contract) + option("--specs", specs);
    }

    private static String option(String name, @Nullable Path given) {
        String text = String.valueOf(given);
        return given == null ? "" : " " + name + " " + (PLAIN.matcher(text).matches() ? text : "'" + text + "'");
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

    private Optional<Path> root() {
        refuse(project, Files::isDirectory, "folder");
        refuse(contract, Files::isRegularFile, "file");
        refuse(specs, Files::isDirectory, "folder");
        if (project != null) {
            return Optional.of(project.toAbsolutePath().normalize());
        }
        if (contract != null || specs != null) {
            Path beside =
                    Objects.requireNonNullElse(contract, specs).toAbsolutePath().normalize();
            Path folder = Files.isDirectory(beside) ? beside : Objects.requireNonNullElse(beside.getParent(), beside);
            return nearest(folder).or(() -> Optional.of(folder));
        }
        return nearest(Path.of("").toAbsolutePath());
    }

    private static InvalidContract none() {
        return new InvalidContract("Neither a folder specs nor an AsyncAPI contract is here or in a folder above;"
                + " --project names the project.");
    }

    private static Optional<Path> nearest(Path folder) {
        return nearest(folder, ProjectChoice::isProject).or(() -> nearest(folder, ProjectChoice::isModule));
    }

    private static Optional<Path> nearest(Path folder, Predicate<Path> wanted) {
        return Stream.<Path>iterate(folder, Objects::nonNull, Path::getParent)
                .filter(wanted)
                .findFirst();
    }

    // If the contract is in a module's resources, the project is the module or the one that contains it.
    private static boolean isProject(Path folder) {
        return Files.isDirectory(folder.resolve("specs")) || (!folder.endsWith(RESOURCES) && hasContract(folder));
    }

    private static boolean isModule(Path folder) {
        return hasContract(folder.resolve(RESOURCES));
    }

    private static boolean hasContract(Path folder) {
        return CONTRACTS.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }
}
