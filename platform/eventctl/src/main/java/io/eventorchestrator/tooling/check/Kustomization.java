package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file of Kustomize. */
record Kustomization(Resource resource) {

    Path folder() {
        return Objects.requireNonNull(resource.document().file().getParent());
    }

    String name() {
        return resource.project().name(folder());
    }

    /** The files and folders that it includes. */
    Set<Path> parts() {
        Stream<Part> patches = items("patches").flatMap(patch -> patch.get("path").stream());
        return Stream.concat(
                        Stream.of("resources", "bases", "components", "patchesStrategicMerge")
                                .flatMap(this::items),
                        patches)
                .flatMap(part -> part.text().stream())
                .filter(name -> !name.contains(":") && !name.contains("\n"))
                .map(name -> folder().resolve(name).normalize())
                .collect(Collectors.toSet());
    }

    /** The images to which it gives a name or tag. */
    List<String> images() {
        return items("images").flatMap(image -> image.text("name").stream()).toList();
    }

    /** The place of its images; of itself, if it has none. */
    Source imagesSource() {
        return resource.source("images");
    }

    private Stream<Part> items(String key) {
        return resource.part(key).stream().flatMap(part -> part.items().stream());
    }
}
