package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.project.Findings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares the applications that one way of running has with the services of the contract. */
final class Deployed {

    private final String rule;
    private final String where;
    private final List<Workload> workloads;

    /**
     * @param rule prefix of the rules
     * @param where in words
     */
    Deployed(String rule, String where, List<Workload> workloads) {
        this.rule = rule;
        this.where = where;
        this.workloads = List.copyOf(workloads);
    }

    void compare(Inspection inspection, Findings findings) {
        if (workloads.isEmpty() || !inspection.contract().namesServices()) {
            return;
        }
        Set<String> services = inspection.contract().services();
        Set<String> missing = new TreeSet<>(services);
        for (Workload workload : workloads) {
            missing.remove(workload.app());
            if (!services.contains(workload.app())) {
                findings.error(
                        rule + "-unknown",
                        workload.source(),
                        "The contract has no service " + workload.app() + ", which has a sidecar in " + where + ".",
                        "Correct the id, or add the service's operations to the contract.");
            }
        }
        missing.forEach(service -> findings.error(
                rule + "-missing",
                inspection.firstOperation(service),
                service + " has no sidecar in " + where + ".",
                "Add one like those of the other services."));
    }
}
