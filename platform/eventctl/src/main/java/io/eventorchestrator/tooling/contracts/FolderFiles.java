package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.SmallFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A contract in a folder. */
record FolderFiles(Path folder, String contract) implements ContractFiles {

    @Override
    public Optional<String> text(String file) {
        return Optional.of(path(file)).filter(Files::exists).map(SmallFile::read);
    }

    @Override
    public String name(String file) {
        return path(file).toString();
    }

    private Path path(String file) {
        return folder.resolve(file.isEmpty() ? contract : file);
    }
}
