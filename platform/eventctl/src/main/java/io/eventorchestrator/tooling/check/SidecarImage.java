package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The image of a sidecar in a compose file, whose content is known only if it is Dapr's or built here. */
record SidecarImage(ComposeService sidecar) {

    private static final int LARGEST = 1_000_000;

    /** Tests whether it certainly has nothing at a path. */
    boolean lacks(String path) {
        Optional<Part> build = sidecar.part().get("build");
        return build.isEmpty()
                ? sidecar.part()
                        .text("image")
                        .filter(image -> image.startsWith("daprio/"))
                        .isPresent()
                : instructions(build.get()).filter(text -> !text.contains(path)).isPresent();
    }

    private Optional<String> instructions(Part build) {
        Project project = sidecar.project();
        Path context = project.root()
                .resolve(build.text().or(() -> build.text("context")).orElse("."))
                .normalize();
        Path file =
                context.resolve(build.text("dockerfile").orElse("Dockerfile")).normalize();
        return file.startsWith(project.root()) && Files.isRegularFile(file)
                ? new ProjectText(project, new Findings()).read(file, LARGEST)
                : Optional.empty();
    }
}
