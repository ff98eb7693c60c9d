package io.eventorchestrator.catalogue.resources;

import java.nio.file.Path;

/**
 * The folder of a project's contract, with the folders {@code schemas} and {@code examples} beside it.
 *
 * @param root of the project, absolute or relative to the current folder
 * @param resources the folder of the contract, relative to the root; empty if it is the root
 */
public record ContractFolder(Path root, String resources) {

    private static final String MAVEN = "src/main/resources";

    /** That of this platform's repository, or of one with the same layout. */
    public static ContractFolder ofPlatform(Path root) {
        return new ContractFolder(root, "event-contracts/" + MAVEN);
    }

    /** @param contract its file, below the root or not */
    public static ContractFolder of(Path root, Path contract) {
        Path project = root.toAbsolutePath().normalize();
        Path file = contract.toAbsolutePath().normalize();
        String folder = project.relativize(file).resolveSibling("").toString();
        return new ContractFolder(root, folder.replace('\\', '/'));
    }

    /** That of a folder of schemas, in the module that holds it. */
    public static ContractFolder ofSchemas(Path schemas) {
        Path folder = schemas.toAbsolutePath().normalize().resolveSibling("");
        Path module = folder.endsWith(MAVEN) ? folder.resolve("../../..").normalize() : folder;
        return of(module, folder.resolve("asyncapi.yaml"));
    }

    /** A file or folder beside the contract, by its path from the root. */
    String beside(String name) {
        return resources.isEmpty() ? name : resources + "/" + name;
    }

    /** Like {@link #beside}, as a path that can be read from here. */
    public Path path(String name) {
        return root.resolve(beside(name));
    }

    boolean isInProject() {
        return !resources.startsWith("..");
    }

    /** The list of released schemas: in the module of the contract, but not part of its jar. */
    public String releases() {
        String module = Path.of(resources).endsWith(MAVEN)
                ? resources.substring(0, resources.length() - MAVEN.length())
                : beside("");
        return module + "released-schemas.sha256";
    }
}
