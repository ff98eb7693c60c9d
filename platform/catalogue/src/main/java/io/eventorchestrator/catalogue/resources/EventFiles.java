package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Describes events by their schemas and examples in the repository; says nothing about missing ones. */
final class EventFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String JSON_FILE = ".json";

    private final ContractFolder contract;

    EventFiles(ContractFolder contract) {
        this.contract = contract;
    }

    String description(Channel channel) throws IOException {
        String text = schema(channel).path("description").asString("");
        return text.isEmpty() ? "" : Markdown.line(text) + "\n";
    }

    /** Links to all versions, the newest first. */
    String versions(Channel channel) throws IOException {
        Path folder = contract.path("schemas").resolve(channel.topic());
        if (Files.notExists(folder)) {
            return channel.version();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> versions = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(JSON_FILE))
                    .map(name -> name.substring(0, name.length() - JSON_FILE.length()))
                    .sorted(Comparator.comparingLong(EventFiles::number).reversed())
                    .toList();
            return versions.stream()
                    .map(version -> "[%s](../%s/%s/%s.json)"
                            .formatted(version, contract.beside("schemas"), channel.topic(), version))
                    .collect(Collectors.joining(", "));
        }
    }

    // 1.10 is newer than 1.9.
    private static long number(String version) {
        String[] parts = version.split("\\.", -1);
        return parts.length == 2 && version.matches("\\d{1,6}\\.\\d{1,6}")
                ? Long.parseLong(parts[0]) * 1_000_000 + Long.parseLong(parts[1])
                : -1;
    }

    /** A table of the newest version's properties, and its example. */
    String data(Channel channel) throws IOException {
        String properties = new SchemaTable(schema(channel)).rows();
        String table = properties.isEmpty()
                ? ""
                : "\n| property | type | required | limits and meaning |\n|---|---|---|---|\n" + properties;
        Path example = file("examples", channel);
        return Files.notExists(example)
                ? table
                : table + "\n```json\n" + Files.readString(example).strip() + "\n```\n";
    }

    private JsonNode schema(Channel channel) throws IOException {
        Path file = file("schemas", channel);
        if (Files.notExists(file)) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JacksonException unreadable) {
            throw new IOException(file + ": " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private Path file(String kind, Channel channel) {
        return contract.path(kind).resolve(channel.topic()).resolve(channel.version() + JSON_FILE);
    }
}
