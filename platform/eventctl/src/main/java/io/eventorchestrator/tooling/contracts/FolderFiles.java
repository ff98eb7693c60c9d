package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.StrictUtf8;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A contract in a folder. */
record FolderFiles(Path folder, String contract) implements ContractFiles {

    @Override
    public Optional<String> text(String file) {
        Path path = path(file);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > LARGEST) {
                throw new InvalidContract(path + " is larger than " + LARGEST + " bytes.");
            }
            return Optional.of(StrictUtf8.decode(Files.readAllBytes(path))
                    .orElseThrow(() -> new InvalidContract(path + " is not in UTF-8.")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String name(String file) {
        return path(file).toString();
    }

    private Path path(String file) {
        return folder.resolve(file.isEmpty() ? contract : file);
    }
}
