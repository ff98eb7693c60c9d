package io.eventorchestrator.catalogue.resources;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.EventFlow;
import io.eventorchestrator.catalogue.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Generates parts of handwritten documents from the contract: the README's picture and tables, between markers, and
 * rows of the canvases.
 */
final class DocumentParts {

    private static final String README = "README.md";

    private final Catalogue catalogue;
    private final Path repository;

    DocumentParts(Catalogue catalogue, Path repository) {
        this.catalogue = catalogue;
        this.repository = repository;
    }

    /**
     * The complete text of each document, by its path; omits documents that don't exist yet, and parts without marker.
     *
     * @throws IOException if a document can't be read, or a part of it has no end
     */
    Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        ReadmeTables tables = new ReadmeTables(catalogue);
        mark(files, "picture", "```mermaid\n" + new EventFlow(catalogue).mermaid() + "```\n");
        mark(files, "events", tables.events());
        mark(files, "subscriptions", tables.subscriptions());
        for (String service : catalogue.services()) {
            String canvas = "docs/canvas/" + service + ".md";
            replace(files, canvas, "(?m)^\\| publishes \\|.*", "| publishes | " + published(service) + " |");
            replace(files, canvas, "(?m)^\\| subscribes \\|.*", "| subscribes | " + subscribed(service) + " |");
        }
        return files;
    }

    private void mark(Map<String, String> files, String part, String text) throws IOException {
        String begin = "<!-- generated: " + part + " -->";
        String end = "<!-- end: " + part + " -->";
        String marked = begin + "\n" + text + end;
        replace(files, README, "(?s)" + begin + "\n.*?" + end, marked);
        replace(files, README, "(?s)" + begin + "\r\n.*?" + end, marked.replace("\n", "\r\n"));
        String readme = files.getOrDefault(README, "").replace("\r\n", "\n");
        if (readme.contains(begin) && !readme.contains(marked)) {
            throw new IOException(README + " has " + begin + " and no " + end + " after it");
        }
    }

    private void replace(Map<String, String> files, String name, String part, String text) throws IOException {
        Path file = repository.resolve(name);
        if (Files.exists(file)) {
            String before = files.containsKey(name) ? files.get(name) : Files.readString(file);
            files.put(name, before.replaceFirst(part, Matcher.quoteReplacement(text)));
        }
    }

    private String published(String service) {
        return orDash(catalogue.channels().stream()
                .filter(channel -> channel.producer().equals(service))
                .map(Channel::event)
                .collect(Collectors.joining(", ")));
    }

    private String subscribed(String service) {
        return orDash(catalogue.groupsOf(service).stream()
                .map(group -> "`" + group.name() + "`: " + events(group))
                .collect(Collectors.joining(" · ")));
    }

    private String events(Group group) {
        return group.topics().stream()
                .map(topic -> catalogue.channel(topic).event())
                .collect(Collectors.joining(", "));
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
