package io.eventorchestrator.tooling.contracts;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SmallFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** A contract in a revision of a git repository. */
record RevisionFiles(Path repository, String revision, String contract) implements ContractFiles {

    @Override
    public Optional<String> text(String file) {
        Optional<byte[]> bytes = shown(name(file));
        if (bytes.isEmpty() && shown(revision + "^{tree}").isEmpty()) {
            throw new InvalidContract(revision + " is neither a file nor a git revision of " + repository + ".");
        }
        return bytes.map(text -> SmallFile.text(name(file), text));
    }

    private Optional<byte[]> shown(String object) {
        try {
            Process git = new ProcessBuilder("git", "show", "--no-patch", "--end-of-options", object)
                    .directory(repository.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] bytes = git.getInputStream().readNBytes(SmallFile.LARGEST + 1);
            if (bytes.length > SmallFile.LARGEST) {
                git.destroyForcibly();
                return Optional.of(bytes);
            }
            return git.waitFor() == 0 ? Optional.of(bytes) : Optional.empty();
        } catch (IOException noGit) {
            throw new UncheckedIOException(noGit);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while git was running"));
        }
    }

    @Override
    public String name(String file) {
        String folder = contract.substring(0, contract.lastIndexOf('/') + 1);
        return revision + ":" + (file.isEmpty() ? contract : folder + file);
    }
}
