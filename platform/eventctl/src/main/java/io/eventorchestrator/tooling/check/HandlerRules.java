package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Each consumer group of the contract has a class in its service, with a handler for each event that it reads. */
final class HandlerRules implements CheckRule {

    @Override
    public void check(Inspection inspection, Findings findings) {
        List<GroupClass> classes = inspection.groups();
        if (classes.isEmpty()) {
            return;
        }
        Map<String, Map<String, Operation>> reads = reads(inspection);
        classes.forEach(found -> check(found, reads.getOrDefault(found.group(), Map.of()), inspection, findings));
        reads.forEach((group, events) -> {
            if (classes.stream().noneMatch(found -> found.group().equals(group))) {
                Operation first = events.values().iterator().next();
                findings.error(
                        "group-missing",
                        first.source(),
                        "No class has @ConsumerGroup(\"" + group + "\").",
                        "Add it to " + first.service() + ", or remove the group from the contract.");
            }
        });
    }

    // The operation of each event's class, by group.
    private static Map<String, Map<String, Operation>> reads(Inspection inspection) {
        Map<String, Map<String, Operation>> reads = new LinkedHashMap<>();
        inspection
                .reads()
                .forEach(read -> read.types().stream()
                        .flatMap(type -> inspection.message(type).stream())
                        .map(Message::title)
                        .forEach(event -> reads.computeIfAbsent(read.group(), any -> new LinkedHashMap<>())
                                .put(event, read)));
        return reads;
    }

    private static void check(
            GroupClass found, Map<String, Operation> events, Inspection inspection, Findings findings) {
        if (events.isEmpty()) {
            findings.error(
                    "group-unknown",
                    found.source(),
                    "The contract has no consumer group " + found.group() + ".",
                    "Correct @ConsumerGroup, or add the group's operations to the contract.");
            return;
        }
        place(found, inspection, findings);
        found.handlers().forEach((event, source) -> {
            if (!events.containsKey(event)) {
                findings.error(
                        "handler-unknown",
                        source,
                        "By the contract, " + found.group() + " does not read " + event + ".",
                        "Add the operation to the contract, or remove the handler.");
            }
        });
        events.forEach((event, read) -> {
            if (!found.handlers().containsKey(event)) {
                findings.error(
                        "handler-missing",
                        found.source(),
                        found.group() + " has no handler of " + event + ", which it reads, see " + read.source() + ".",
                        "Add a method with @EventHandler, or remove the operation from the contract.");
            }
        });
    }

    private static void place(GroupClass found, Inspection inspection, Findings findings) {
        Map<String, String> services = inspection.services();
        String folder = found.source().file().replaceFirst("/.*", "");
        String service = services.getOrDefault(found.group(), folder);
        if (Set.copyOf(services.values()).contains(folder) && !service.equals(folder)) {
            findings.error(
                    "group-service",
                    found.source(),
                    "The group " + found.group() + " belongs to " + service + ", and its class lies in " + folder + ".",
                    "Move the class, or correct x-service.");
        }
    }
}
