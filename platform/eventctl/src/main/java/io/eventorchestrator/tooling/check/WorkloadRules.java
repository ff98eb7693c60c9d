package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.project.Source;
import io.eventorchestrator.tooling.yaml.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each service of the contract has a workload on Kubernetes, with a sidecar that delivers to the port on which the
 * service listens. No other application has a sidecar.
 */
final class WorkloadRules implements CheckRule {

    private static final List<String> KINDS = List.of("Deployment", "StatefulSet", "Job");

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<Resource> resources = inspection.resources().stream()
                .filter(resource -> KINDS.contains(resource.kind()))
                .toList();
        List<Workload> workloads =
                resources.stream().flatMap(WorkloadRules::app).toList();
        new Deployed("workload", "the manifests", workloads).compare(inspection, findings);
        SidecarPort.compare(resources.stream().flatMap(WorkloadRules::port).toList(), inspection, findings);
    }

    private static Stream<Workload> app(Resource resource) {
        return annotation(resource, "dapr.io/app-id").stream()
                .flatMap(id -> id.text().stream().map(app -> new Workload(app, source(resource, id))));
    }

    private static Stream<SidecarPort> port(Resource resource) {
        return app(resource)
                .flatMap(workload -> annotation(resource, "dapr.io/app-port").stream()
                        .flatMap(port -> port.text().stream()
                                .map(text -> new SidecarPort(
                                        workload.app(), text, source(resource, port), environment(resource)))));
    }

    private static Optional<Part> annotation(Resource resource, String name) {
        return resource.part("spec.template.metadata.annotations").flatMap(annotations -> annotations.get(name));
    }

    private static Source source(Resource resource, Part part) {
        return resource.project().source(part.file(), part.line());
    }

    // A value from elsewhere is unknown, and hides the default.
    private static Map<String, String> environment(Resource resource) {
        Map<String, String> environment = new HashMap<>();
        items(resource.part("spec.template.spec.containers"))
                .flatMap(container -> items(container.get("env")))
                .forEach(variable -> variable.text("name")
                        .ifPresent(name ->
                                environment.put(name, variable.text("value").orElse(""))));
        return environment;
    }

    private static Stream<Part> items(Optional<Part> list) {
        return list.stream().flatMap(part -> part.items().stream());
    }
}
