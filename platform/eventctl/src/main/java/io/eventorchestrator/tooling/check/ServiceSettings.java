package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of a Spring application, in {@code application.yaml}. */
record ServiceSettings(Project project, Part document) {

    String file() {
        return project.name(document.file());
    }

    /** @param name a property, such as {@code spring.application.name} */
    Optional<Setting> setting(String name) {
        return find(document, name)
                .findFirst()
                .flatMap(part ->
                        part.text().map(text -> new Setting(name, text, project.source(part.file(), part.line()))));
    }

    // Spring reads a key with dots as nested ones.
    private static Stream<Part> find(Part within, String name) {
        return within.entries().stream()
                .flatMap(entry -> name.equals(entry.name())
                        ? Stream.of(entry)
                        : name.startsWith(entry.name() + ".")
                                ? find(entry, name.substring(entry.name().length() + 1))
                                : Stream.empty());
    }
}
