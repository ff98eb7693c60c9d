package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Project;
import io.eventorchestrator.tooling.project.ProjectText;
import io.eventorchestrator.tooling.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Each service of the contract runs in compose, with a sidecar of its id, its components and its topics. */
final class ComposeRules implements CheckRule {

    private static final List<String> FILES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");
    private static final String APP_ID = "app-id";

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
        List<ComposeService> services = new ProjectText(project, findings)
                .read(file, YamlFile.LARGEST).stream()
                        .flatMap(text -> new YamlFile(project, file).documents(text, findings).stream())
                        .flatMap(document -> document.get("services").stream())
                        .flatMap(within -> within.entries().stream())
                        .map(service -> new ComposeService(project, service))
                        .toList();
        List<Workload> sidecars = services.stream().flatMap(ComposeRules::app).toList();
        new Deployed("compose-sidecar", project.name(file), sidecars).compare(inspection, findings);
        if (sidecars.isEmpty() || !inspection.contract().namesServices()) {
            return;
        }
        missing(project.name(file), services, inspection, findings);
        SidecarPort.compare(
                services.stream()
                        .flatMap(sidecar -> ports(sidecar, services).stream())
                        .toList(),
                inspection,
                findings);
        new ComposeTopics(services).check(findings);
        new ComposeComponents(inspection, findings).check(services);
    }

    static Stream<Workload> app(ComposeService service) {
        return service.option(APP_ID).stream().limit(1).map(id -> new Workload(id.text(), id.source()));
    }

    private static void missing(String file, List<ComposeService> services, Inspection inspection, Findings findings) {
        inspection.contract().services().stream()
                .filter(service ->
                        services.stream().noneMatch(declared -> declared.name().equals(service)))
                .forEach(service -> findings.error(
                        "compose-service-missing",
                        inspection.firstOperation(service),
                        file + " does not run " + service + ".",
                        "Add it under services."));
    }

    private static List<SidecarPort> ports(ComposeService sidecar, List<ComposeService> services) {
        return app(sidecar)
                .flatMap(workload -> sidecar.option("app-port").stream()
                        .map(port -> new SidecarPort(
                                workload.app(), port.text(), port.source(), environment(workload.app(), services))))
                .toList();
    }

    private static Map<String, String> environment(String app, List<ComposeService> services) {
        Map<String, String> environment = new HashMap<>();
        services.stream()
                .filter(service -> service.name().equals(app))
                .forEach(
                        service -> service.environment().forEach((name, value) -> environment.put(name, value.text())));
        return environment;
    }
}
