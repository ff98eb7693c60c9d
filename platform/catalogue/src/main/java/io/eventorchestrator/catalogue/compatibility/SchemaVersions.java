package io.eventorchestrator.catalogue.compatibility;

import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The schemas of a folder, {@code <type>/<major>.<minor>.json}: each with the earlier versions of its major. */
public final class SchemaVersions {

    private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\.json");

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
            versions.sort(Comparator.comparing(Version::type)
                    .thenComparingInt(Version::major)
                    .thenComparingInt(Version::minor));
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
                .map(version -> new SchemaFile(version.type(), version.major(), version.minor(), version.text()))
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
            return new Step(older.type(), older.name(), newer.name(), Evolution.of(older.schema(), newer.schema()));
        }
    }

    /**
     * A schema as it was written.
     *
     * @param type of the event
     */
    public record SchemaFile(String type, int major, int minor, String text) {

        /** The version, such as {@code 1.1}. */
        public String version() {
            return major + "." + minor;
        }
    }

    private record Version(String type, int major, int minor, String text, JsonSchema schema) {

        static Version of(Path folder, Path file) throws IOException {
            Matcher version = VERSION.matcher(file.getFileName().toString());
            Path name = folder.relativize(file);
            if (name.getNameCount() != 2 || !version.matches()) {
                throw new InvalidContract(file + ": a schema must be <type>/<major>.<minor>.json");
            }
            String text = Files.readString(file);
            return new Version(
                    name.getName(0).toString(),
                    Integer.parseInt(version.group(1)),
                    Integer.parseInt(version.group(2)),
                    text,
                    JsonSchema.parse(file.toString(), text));
        }

        boolean sameMajorAs(Version other) {
            return type.equals(other.type) && major == other.major;
        }

        String name() {
            return major + "." + minor;
        }
    }
}
