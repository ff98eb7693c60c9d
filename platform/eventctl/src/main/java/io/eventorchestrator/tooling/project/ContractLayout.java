package io.eventorchestrator.tooling.project;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a project's contract; all names are relative to its root, and those of folders end in a slash.
 *
 * @param resources the folder of the contract, with schemas and examples
 * @param sources the folder of the records; empty if they may be anywhere in the project
 * @param isOwn whether it is this platform's repository, or has its layout
 */
public record ContractLayout(Path root, String contract, String resources, String sources, boolean isOwn) {

    private static final String OWN = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String RESOURCES = "src/main/resources/";
    private static final String SOURCES = "src/main/java/";

    /** @throws InvalidContract if its contract is not in {@code src/main/resources}, or it has none, or several */
    public static ContractLayout of(Project project) {
        ContractLayout layout = anywhere(project);
        if (layout.sources.isEmpty()) {
            throw new InvalidContract(layout.contract + " is not in a folder " + RESOURCES + " of " + project.root()
                    + ", beside the records in " + SOURCES + "; nothing was changed.");
        }
        return layout;
    }

    /**
     * The layout of a project whose contract may be in any of its folders.
     *
     * @throws InvalidContract if its contract is not in the project, or it has none, or several
     */
    public static ContractLayout anywhere(Project project) {
        boolean isOwn = project.contracts().contains(project.root().resolve(OWN));
        String contract = isOwn ? OWN : project.name(project.contract());
        if (contract.startsWith("/")) {
            throw new InvalidContract(contract + " is not in " + project.root() + "; nothing was changed.");
        }
        String resources = contract.substring(0, contract.lastIndexOf('/') + 1);
        String sources = resources.endsWith(RESOURCES)
                ? resources.substring(0, resources.length() - RESOURCES.length()) + SOURCES
                : "";
        return new ContractLayout(project.root(), contract, resources, sources, isOwn);
    }

    /** Tests whether the records are beside the contract, so that each event has one. */
    public boolean hasRecords() {
        return !sources.isEmpty() && Files.isDirectory(root.resolve(sources));
    }

    /** The folder, with the files that are generated from the contract and about it. */
    public ContractFolder folder() {
        return ContractFolder.of(root, root.resolve(contract));
    }

    /** The list of released schemas; a project that never ran {@code generate} has none. */
    public String releases() {
        return folder().releases();
    }
}
