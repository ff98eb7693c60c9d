package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.Part;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Each service of the contract runs in compose, with a sidecar of its id. */
final class ComposeRules implements CheckRule {

    private static final List<String> FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
    private static final String APP_ID = "--app-id";

    @Override
    public void check(Inspection inspection, Findings findings) {
        FILES.stream()
                .map(inspection.project().root()::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> check(file, inspection, findings));
    }

    private static void check(Path file, Inspection inspection, Findings findings) {
        Project project = inspection.project();
        List<Part> services = new ProjectText(project, findings)
                .read(file, YamlFile.LARGEST).stream()
                        .flatMap(text -> new YamlFile(project, file).documents(text, findings).stream())
                        .flatMap(document -> document.get("services").stream())
                        .flatMap(within -> within.entries().stream())
                        .toList();
        List<Workload> sidecars = services.stream()
                .flatMap(service -> sidecar(service, project).stream())
                .toList();
        new Deployed("compose-sidecar", project.name(file), sidecars).compare(inspection, findings);
        if (!sidecars.isEmpty() && inspection.contract().namesServices()) {
            inspection.contract().services().stream()
                    .filter(service -> services.stream()
                            .noneMatch(declared -> declared.name().equals(service)))
                    .forEach(service -> findings.error(
                            "compose-service-missing",
                            inspection.firstOperation(service),
                            project.name(file) + " does not run " + service + ".",
                            "Add it under services."));
        }
    }

    private static Optional<Workload> sidecar(Part service, Project project) {
        List<Part> words = Stream.of("command", "entrypoint")
                .flatMap(key -> service.get(key).stream())
                .flatMap(command -> command.items().stream())
                .toList();
        List<String> texts = new ArrayList<>();
        words.forEach(word -> texts.add(word.text().orElse("")));
        int option = texts.indexOf(APP_ID);
        return option < 0 || option + 1 >= words.size()
                ? Optional.empty()
                : Optional.of(new Workload(
                        texts.get(option + 1),
                        project.source(
                                words.get(option + 1).file(),
                                words.get(option + 1).line())));
    }
}
