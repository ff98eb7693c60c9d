package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.yaml.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each sidecar in a compose file reads the folders of its components and subscriptions. */
final class ComposeComponents {

    private static final String RULE = "compose-components";
    private static final Set<String> KINDS = Set.of("Component", "Subscription", "Resiliency", "HTTPEndpoint");

    private final Inspection inspection;
    private final Project project;
    private final Findings findings;

    ComposeComponents(Inspection inspection, Findings findings) {
        this.inspection = inspection;
        this.project = inspection.project();
        this.findings = findings;
    }

    void check(List<ComposeService> services) {
        services.forEach(sidecar -> ComposeRules.app(sidecar).forEach(workload -> check(sidecar, workload)));
    }

    private void check(ComposeService sidecar, Workload workload) {
        List<ComposeWord> paths = Stream.of("resources-path", "components-path")
                .flatMap(option -> sidecar.option(option).stream())
                .filter(path -> path.text().startsWith("/"))
                .toList();
        Set<Path> read = new HashSet<>();
        Set<Path> mounted = sidecar.mounts().stream()
                .flatMap(mount -> mount.host(project.root(), mount.target()).stream())
                .collect(Collectors.toSet());
        boolean isElsewhere = false;
        for (ComposeWord path : paths) {
            Optional<ComposeMount> mount = sidecar.mounts().stream()
                    .filter(candidate -> candidate.covers(path.text()))
                    .findFirst();
            if (mount.isEmpty() && paths.stream().noneMatch(other -> path.text().startsWith(other.text() + "/"))) {
                notMounted(sidecar, workload, path);
                isElsewhere = true;
            }
            mount.flatMap(found -> found.host(project.root(), path.text())).ifPresent(read::add);
        }
        // One finding is enough for a folder that is mounted elsewhere.
        paths.stream().limit(isElsewhere ? 0 : 1).forEach(path -> unread(workload, path, read, mounted));
        read.stream().filter(Files::notExists).forEach(folder -> missing(workload, paths.getFirst(), folder));
    }

    private void notMounted(ComposeService sidecar, Workload workload, ComposeWord path) {
        if (new SidecarImage(sidecar).lacks(path.text())) {
            findings.error(
                    RULE,
                    path.source(),
                    "The sidecar of " + workload.app() + " reads " + path.text() + ", and nothing is mounted there.",
                    "Mount the folder of its components under volumes, such as ./" + folder() + ":" + path.text()
                            + ":ro.");
        }
    }

    private String folder() {
        return inspection
                .resources("Component")
                .map(ComposeComponents::parent)
                .findFirst()
                .map(project::name)
                .orElse("components");
    }

    private static Path parent(Resource resource) {
        return Objects.requireNonNull(resource.document().file().getParent());
    }

    private void unread(Workload workload, ComposeWord path, Set<Path> read, Set<Path> mounted) {
        Set<Path> unread = new TreeSet<>();
        inspection.resources().stream()
                .filter(resource -> KINDS.contains(resource.kind()) && isFor(workload.app(), resource))
                .map(ComposeComponents::parent)
                .filter(folder -> !read.contains(folder) && mounted.stream().anyMatch(folder::startsWith))
                .forEach(unread::add);
        unread.forEach(folder -> findings.error(
                RULE,
                path.source(),
                "The sidecar of " + workload.app() + " does not read " + project.name(folder)
                        + ", which has resources for it.",
                "Name the folder in a further --resources-path: subfolders are not read."));
    }

    private static boolean isFor(String app, Resource resource) {
        List<Part> scopes = resource.part("scopes").map(Part::items).orElse(List.of());
        return scopes.isEmpty()
                || scopes.stream().anyMatch(scope -> scope.text().equals(Optional.of(app)));
    }

    private void missing(Workload workload, ComposeWord path, Path folder) {
        findings.error(
                RULE,
                path.source(),
                "The sidecar of " + workload.app() + " reads the folder " + project.name(folder)
                        + ", which does not exist.",
                "Correct the folder under volumes, such as ./" + folder() + ".");
    }
}
