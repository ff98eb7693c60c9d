package io.eventorchestrator.tooling.project;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.resources.ContractFolder;
import java.nio.file.Path;

/**
 * The files of a project's contract; all names are relative to its root, and those of folders end in a slash.
 *
 * @param resources the folder of the contract, with schemas and examples
 * @param sources the folder of the records
 * @param isOwn whether it is this platform's repository, or has its layout
 */
public record ContractLayout(Path root, String contract, String resources, String sources, boolean isOwn) {

    private static final String OWN = "event-contracts/src/main/resources/asyncapi.yaml";
    private static final String RESOURCES = "src/main/resources/";
    private static final String SOURCES = "src/main/java/";

    /** @throws InvalidContract if its contract is not in {@code src/main/resources}, or it has none, or several */
    public static ContractLayout of(Project project) {
        boolean isOwn = project.contracts().contains(project.root().resolve(OWN));
        String contract = isOwn ? OWN : project.name(project.contract());
        String resources = contract.substring(0, contract.lastIndexOf('/') + 1);
        if (!resources.endsWith(RESOURCES) || contract.startsWith("/")) {
            throw new InvalidContract(contract + " is not in a folder " + RESOURCES + " of " + project.root()
                    + ", beside the records in " + SOURCES + "; nothing was changed.");
        }
        String module = resources.substring(0, resources.length() - RESOURCES.length());
        return new ContractLayout(project.root(), contract, resources, module + SOURCES, isOwn);
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
