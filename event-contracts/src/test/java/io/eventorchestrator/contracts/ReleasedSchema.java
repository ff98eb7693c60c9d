package io.eventorchestrator.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One version of an event's schema in this repository. */
record ReleasedSchema(Path file, String type, int major, int minor) {

    static final Path RESOURCES = Path.of("src/main/resources");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** All schemas, oldest first within each type. */
    static List<ReleasedSchema> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("schemas"))) {
            return files.filter(Files::isRegularFile)
                    .map(ReleasedSchema::of)
                    .sorted(Comparator.comparing(ReleasedSchema::type)
                            .thenComparingInt(ReleasedSchema::major)
                            .thenComparingInt(ReleasedSchema::minor))
                    .toList();
        }
    }

    private static ReleasedSchema of(Path file) {
        String[] version = file.getFileName().toString().split("\\.", -1);
        return new ReleasedSchema(
                file,
                file.getParent().getFileName().toString(),
                Integer.parseInt(version[0]),
                Integer.parseInt(version[1]));
    }

    boolean sameMajorAs(ReleasedSchema other) {
        return type.equals(other.type) && major == other.major;
    }

    String version() {
        return major + "." + minor;
    }

    JsonNode json() throws IOException {
        return read(file);
    }

    /** Returns an example event whose data have this version. */
    JsonNode example() throws IOException {
        return read(RESOURCES.resolve("examples").resolve(type).resolve(version() + ".json"));
    }

    static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    @Override
    public String toString() {
        return type + "/" + version();
    }
}
