package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A service of a compose file. */
record ComposeService(Project project, Part part) {

    String name() {
        return part.name();
    }

    /** The words of its entry point and command. */
    List<ComposeWord> words() {
        return Stream.of("entrypoint", "command")
                .flatMap(key -> part.get(key).stream())
                .flatMap(command -> command.isList() ? command.items().stream() : Stream.of(command))
                .flatMap(this::words)
                .toList();
    }

    private Stream<ComposeWord> words(Part word) {
        return Stream.of(word.text().orElse("").split("\\s+", -1)).map(text -> new ComposeWord(text, source(word)));
    }

    /** The values of an option, such as {@code app-id}, of its command. */
    List<ComposeWord> option(String name) {
        List<ComposeWord> words = words();
        return IntStream.range(0, words.size())
                .boxed()
                .flatMap(at -> value(words, at, name).stream())
                .toList();
    }

    private static Optional<ComposeWord> value(List<ComposeWord> words, int at, String name) {
        String word = words.get(at).text();
        if (word.startsWith("--" + name + "=")) {
            return Optional.of(new ComposeWord(
                    word.substring(name.length() + 3), words.get(at).source()));
        }
        return word.equals("--" + name) && at + 1 < words.size() ? Optional.of(words.get(at + 1)) : Optional.empty();
    }

    /** Its variables, as a mapping or as a list. */
    Map<String, ComposeWord> environment() {
        Map<String, ComposeWord> environment = new LinkedHashMap<>();
        part.get("environment").ifPresent(given -> {
            given.entries().forEach(entry -> put(entry.name(), entry.text().orElse(""), entry, environment));
            given.items()
                    .forEach(item -> item.text()
                            .filter(text -> text.contains("="))
                            .ifPresent(text -> {
                                int equals = text.indexOf('=');
                                put(text.substring(0, equals), text.substring(equals + 1), item, environment);
                            }));
        });
        return environment;
    }

    private void put(String name, String value, Part place, Map<String, ComposeWord> environment) {
        environment.put(name, new ComposeWord(value, source(place)));
    }

    List<ComposeMount> mounts() {
        return part.get("volumes").map(Part::items).orElse(List.of()).stream()
                .flatMap(volume -> ComposeMount.of(volume).stream())
                .toList();
    }

    Source source(Part place) {
        return project.source(place.file(), place.line());
    }
}
