package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files generated from the contract, as a whole or in part.
 *
 * @param folder of the repository, such as {@code dapr-components}; empty for its root
 * @param texts the text of each file, by its path below the folder
 */
public record GeneratedFiles(String folder, Map<String, String> texts) {

    public GeneratedFiles {
        texts = Map.copyOf(texts);
    }

    /**
     * All files generated from a contract: {@code dapr-components}, {@code k8s/generated}, a script of topic commands,
     * the documentation of events, parts of documents, and the list of released schemas.
     *
     * @param contract folder of the schemas, in a project with documents; omits those that don't exist
     * @throws IOException if a document or a schema can't be read
     */
    public static List<GeneratedFiles> all(Catalogue catalogue, ContractFolder contract) throws IOException {
        return Stream.concat(
                        withoutReleases(catalogue, contract).stream(),
                        Stream.of(new GeneratedFiles("", new ReleasedSchemas(contract).file())))
                .toList();
    }

    /**
     * All files generated from a contract, in whose list of released schemas those of one event are added.
     *
     * @param type the event's type
     * @throws IOException if a document or a schema can't be read
     */
    public static List<GeneratedFiles> releasing(String type, Catalogue catalogue, ContractFolder contract)
            throws IOException {
        return Stream.concat(
                        withoutReleases(catalogue, contract).stream(),
                        Stream.of(new GeneratedFiles("", new ReleasedSchemas(contract).file(type::equals))))
                .toList();
    }

    /**
     * All files generated from a contract, except for the list of released schemas: schemas can still be edited.
     *
     * @param contract folder of the schemas, in a project with documents; omits those that don't exist
     * @throws IOException if a document or a schema can't be read
     */
    public static List<GeneratedFiles> withoutReleases(Catalogue catalogue, ContractFolder contract)
            throws IOException {
        return List.of(
                new GeneratedFiles("dapr-components", new SidecarResources(catalogue).files()),
                new GeneratedFiles("k8s/generated", new KubernetesResources(catalogue).files()),
                new GeneratedFiles("", new TopicScript(catalogue).file()),
                new GeneratedFiles("", new EventsDocument(catalogue, contract).file()),
                new GeneratedFiles("", new DocumentParts(catalogue, contract.root()).files()));
    }

    /**
     * Tests whether a project keeps files that were generated as a whole from its contract.
     *
     * @throws IOException if a folder can't be read
     */
    public static boolean areKeptIn(Path repository) throws IOException {
        for (String folder : List.of("dapr-components", "k8s/generated")) {
            if (Files.isDirectory(repository.resolve(folder))) {
                try (Stream<Path> files = Files.walk(repository.resolve(folder))) {
                    if (files.filter(Files::isRegularFile).anyMatch(GeneratedFiles::isGenerated)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Writes all files, or none if one can't be written.
     *
     * @return number of files that had another text or were missing
     * @throws IOException if one can't be written
     */
    public static int write(List<GeneratedFiles> all, Path repository) throws IOException {
        try (StagedFiles staged = new StagedFiles(repository)) {
            for (GeneratedFiles files : all) {
                for (Map.Entry<String, String> file : files.texts().entrySet()) {
                    staged.add(
                            files.folder().isEmpty() ? file.getKey() : files.folder() + "/" + file.getKey(),
                            file.getValue());
                }
            }
            return staged.move();
        }
    }

    /**
     * Generated files in the folder that no longer follow from the contract.
     *
     * @throws IOException if the folder can't be read
     */
    public List<Path> stale(Path repository) throws IOException {
        Path root = repository.resolve(folder);
        if (folder.isEmpty() || Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> present = Files.walk(root)) {
            return present.filter(Files::isRegularFile)
                    .filter(file -> !texts.containsKey(root.relativize(file).toString()))
                    .filter(GeneratedFiles::isGenerated)
                    .toList();
        }
    }

    /** Tests whether a file is generated as a whole. */
    static boolean isGenerated(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(line -> Yaml.HEADER.equals(line + "\n"))
                    .orElse(false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
