package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.stream.Stream;

/** Each service of the contract has a workload with a sidecar on Kubernetes, and no other application has one. */
final class WorkloadRules implements CheckRule {

    private static final List<String> KINDS = List.of("Deployment", "StatefulSet", "Job");

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<Workload> workloads = inspection.resources().stream()
                .filter(resource -> KINDS.contains(resource.kind()))
                .flatMap(WorkloadRules::app)
                .toList();
        new Deployed("workload", "the manifests", workloads).compare(inspection, findings);
    }

    private static Stream<Workload> app(Resource resource) {
        return resource
                .part("spec.template.metadata.annotations")
                .flatMap(annotations -> annotations.get("dapr.io/app-id"))
                .stream()
                .flatMap(id -> id.text().stream()
                        .map(app -> new Workload(app, resource.project().source(id.file(), id.line()))));
    }
}
