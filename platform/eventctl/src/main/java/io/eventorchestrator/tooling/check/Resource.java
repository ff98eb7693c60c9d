package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.Optional;

/** A resource of Dapr or Kubernetes in a YAML file. */
record Resource(Project project, Part document) {

    String kind() {
        return text("kind").orElse("");
    }

    String name() {
        return text("metadata.name").orElse("");
    }

    Source source() {
        return project.source(document.file(), document.firstLine() + 1);
    }

    /** The place of a part; of the resource, if there is no such part. */
    Source source(String path) {
        return part(path).map(part -> project.source(part.file(), part.line())).orElseGet(this::source);
    }

    /** The first folder on its path, which holds what is deployed together. */
    String set() {
        String file = source().file();
        int slash = file.indexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }

    Optional<String> text(String path) {
        return part(path).flatMap(Part::text);
    }

    /** @param path keys with dots between them, none of which contains one */
    Optional<Part> part(String path) {
        Optional<Part> at = Optional.of(document);
        for (String key : path.split("\\.", -1)) {
            at = at.flatMap(part -> part.get(key));
        }
        return at;
    }
}
