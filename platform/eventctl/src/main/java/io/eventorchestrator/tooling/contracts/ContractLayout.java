package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.tooling.access.Home;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a project's contract; all names are relative to its root, and those of folders end in a slash.
 *
 * @param resources the folder of the contract, with schemas and examples
 * @param sources the folder of the records
 * @param isOwn whether it is this platform's repository, or has its layout
 */
record ContractLayout(Path root, String contract, String resources, String sources, boolean isOwn) {

    /** The list of released schemas; a project that never ran {@code generate} has none. */
    static final String RELEASED = "event-contracts/released-schemas.sha256";

    private static final String RESOURCES = "src/main/resources/";
    private static final String SOURCES = "src/main/java/";

    /** @throws InvalidContract if it is not a project, or its only contract is not in {@code src/main/resources} */
    static ContractLayout of(Path root) throws IOException {
        if (Files.exists(root.resolve(Home.CONTRACT))) {
            return at(root, Home.CONTRACT, true);
        }
        Project project = ProjectChoice.in(root);
        return at(root, project.name(project.contract()), false);
    }

    private static ContractLayout at(Path root, String contract, boolean isOwn) {
        String resources = contract.substring(0, contract.lastIndexOf('/') + 1);
        if (!resources.endsWith(RESOURCES)) {
            throw new InvalidContract(contract + " is not in a folder " + RESOURCES + ", beside the records in "
                    + SOURCES + "; nothing was changed.");
        }
        String module = resources.substring(0, resources.length() - RESOURCES.length());
        return new ContractLayout(root, contract, resources, module + SOURCES, isOwn);
    }
}
