package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.InvalidContract;
import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.catalogue.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schemas of a folder, {@code <type>/<major>.<minor>.json}: each with the earlier versions of its major. */
public final class SchemaVersions {

    private static final String JSON = ".json";

    private final List<Version> versions;

    private SchemaVersions(List<Version> versions) {
        this.versions = versions;
    }

    /**
     * Reads all schemas.
     *
     * @throws IOException if the folder can't be read
     * @throws InvalidContract if a file has another name, or is not a usable schema
     */
    public static SchemaVersions in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<Version> versions = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                versions.add(Version.of(folder, file));
            }
            versions.sort(Comparator.comparing(Version::type).thenComparing(Version::version));
            return new SchemaVersions(List.copyOf(versions));
        }
    }

    /** The number of schemas. */
    public int size() {
        return versions.size();
    }

    /** All schemas, in the order of type, major and minor. */
    public List<SchemaFile> files() {
        return versions.stream()
                .map(schema -> new SchemaFile(schema.type(), schema.version(), schema.text()))
                .toList();
    }

    /** Each version with each earlier one of its major, in the order of their names. */
    public List<Step> steps() {
        return IntStream.range(0, versions.size())
                .boxed()
                .flatMap(newer -> versions.subList(0, newer).stream()
                        .filter(older -> older.sameMajorAs(versions.get(newer)))
                        .map(older -> Step.of(older, versions.get(newer))))
                .toList();
    }

    /**
     * Two versions of a schema within a major.
     *
     * @param type of the event
     * @param older version, such as {@code 1.0}
     * @param newer version, such as {@code 1.1}
     */
    public record Step(String type, String older, String newer, Evolution evolution) {

        private static Step of(Version older, Version newer) {
            return new Step(
                    older.type(),
                    older.version().toString(),
                    newer.version().toString(),
                    Evolution.of(older.schema(), newer.schema()));
        }
    }

    /**
     * A schema as it was written.
     *
     * @param type of the event
     */
    public record SchemaFile(String type, SchemaVersion version, String text) {}

    private record Version(String type, SchemaVersion version, String text, JsonSchema schema) {

        static Version of(Path folder, Path file) {
            Path name = folder.relativize(file);
            SchemaVersion version = version(file.getFileName().toString())
                    .filter(any -> name.getNameCount() == 2)
                    .orElseThrow(() -> new InvalidContract(file + ": a schema must be <type>/<major>.<minor>.json"));
            String text = SmallFile.read(file);
            return new Version(name.getName(0).toString(), version, text, JsonSchema.parse(file.toString(), text));
        }

        private static Optional<SchemaVersion> version(String name) {
            return name.endsWith(JSON)
                    ? SchemaVersion.find(name.substring(0, name.length() - JSON.length()))
                    : Optional.empty();
        }

        boolean sameMajorAs(Version other) {
            return type.equals(other.type) && version.major() == other.version.major();
        }
    }
}
