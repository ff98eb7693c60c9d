package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.InvalidContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The digests of all released schemas, in the format of {@code sha256sum}. They reveal a released schema that was
 * edited in place, although consumers already rely on that version.
 */
public final class ReleasedSchemas {

    private final ContractFolder contract;
    private final Path list;
    private final Path folder;

    /** Those beside a project's contract. */
    public ReleasedSchemas(ContractFolder contract) {
        this.contract = contract;
        list = contract.root().resolve(contract.releases());
        folder = contract.path("schemas");
    }

    /**
     * The list with new schemas added; empty if the project has no folder of schemas. Changes no existing line, because
     * that would hide an edit.
     *
     * @throws IOException if the list or a schema can't be read
     */
    Map<String, String> file() throws IOException {
        return file(any -> true);
    }

    /** The list with the new schemas of chosen events, by their types, added. */
    Map<String, String> file(Predicate<String> types) throws IOException {
        if (Files.notExists(folder) || !contract.isInProject()) {
            return Map.of();
        }
        Map<String, String> listed = new TreeMap<>();
        listed().forEach((schema, entry) -> listed.put(schema, entry.digest()));
        present().forEach((schema, digest) -> {
            if (types.test(schema.replaceFirst("/.*", ""))) {
                listed.putIfAbsent(schema, digest);
            }
        });
        return Map.of(
                contract.releases(),
                listed.entrySet().stream()
                        .map(schema -> schema.getValue() + "  " + schema.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    /**
     * Finds schemas that differ from their released form.
     *
     * @throws IOException if the list or a schema can't be read
     */
    public List<Fault> faults() throws IOException {
        Map<String, Entry> listed = listed();
        Map<String, String> present = present();
        return Stream.concat(listed.keySet().stream(), present.keySet().stream())
                .distinct()
                .sorted()
                .filter(schema -> !listed.containsKey(schema)
                        || !present.getOrDefault(schema, "")
                                .equals(listed.get(schema).digest()))
                .map(schema -> fault(schema, listed, present))
                .toList();
    }

    /**
     * Tests whether an event is still being built: none of its schemas is released, so nothing may publish it yet.
     *
     * @throws IOException if the list or a schema can't be read
     */
    public boolean isDraft(String type) throws IOException {
        return present().keySet().stream().anyMatch(schema -> schema.startsWith(type + "/"))
                && listed().keySet().stream().noneMatch(schema -> schema.startsWith(type + "/"));
    }

    /**
     * Refuses schemas that were changed after their release.
     *
     * @throws InvalidContract if there is one
     * @throws IOException if the list or a schema can't be read
     */
    public void refuseChanged() throws IOException {
        String changed = faults().stream()
                .filter(fault -> !fault.isDraft())
                .map(Fault::toString)
                .collect(Collectors.joining(" "));
        if (!changed.isEmpty()) {
            throw new InvalidContract(changed);
        }
    }

    private Fault fault(String schema, Map<String, Entry> listed, Map<String, String> present) {
        String file = contract.beside("schemas") + "/" + schema;
        Entry entry = listed.get(schema);
        if (entry == null) {
            return new Fault(file, 1, "is not listed in " + contract.releases(), "run ./eventctl generate", true);
        }
        String remedy = "restore it and add a new version, or take its line out of " + contract.releases()
                + " if it never was released";
        String place = contract.releases() + ":" + entry.line();
        return present.containsKey(schema)
                ? new Fault(file, 1, "was edited after its release, see " + place, remedy, false)
                : new Fault(contract.releases(), entry.line(), schema + " was released and is gone", remedy, false);
    }

    private Map<String, Entry> listed() throws IOException {
        Map<String, Entry> listed = new TreeMap<>();
        if (Files.exists(list)) {
            int number = 0;
            for (String line : Files.readAllLines(list)) {
                String[] digestAndName = line.split("  ", 2);
                listed.put(digestAndName[digestAndName.length - 1], new Entry(digestAndName[0], ++number));
            }
        }
        return listed;
    }

    private record Entry(String digest, int line) {}

    private Map<String, String> present() throws IOException {
        if (Files.notExists(folder)) {
            return Map.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> present = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                present.put(name(file), digest(Files.readString(file)));
            }
            return present;
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    // Git may convert line ends to those of the machine.
    private static String digest(String text) {
        try {
            byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * A schema that differs from its released form.
     *
     * @param file path in the repository: that of the schema, or of the list if the schema is gone
     * @param line in that file
     * @param what happened to it, in words
     * @param remedy the edit or command that corrects it
     * @param isDraft whether it can still be edited, since it is not listed as released
     */
    public record Fault(String file, int line, String what, String remedy, boolean isDraft) {

        /** The remedy as a sentence. */
        public String advice() {
            return Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1) + ".";
        }

        @Override
        public String toString() {
            return file + ":" + line + ": The schema " + what + ". " + advice();
        }
    }
}
