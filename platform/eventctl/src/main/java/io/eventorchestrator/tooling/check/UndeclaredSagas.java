package io.eventorchestrator.tooling.check;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Operation;
import io.eventorchestrator.tooling.project.Findings;
import java.util.Set;
import java.util.stream.Collectors;

/** A contract says which events a service reads and publishes, but not which of them follow from each other. */
record UndeclaredSagas(Contract contract) {

    /** Says that compensations are not checked, if a service both reads and publishes events. */
    void report(Findings findings) {
        Set<String> publishers = contract.operations().stream()
                .filter(Operation::sends)
                .map(Operation::service)
                .collect(Collectors.toSet());
        contract.operations().stream()
                .filter(operation -> !operation.sends() && publishers.contains(operation.service()))
                .findFirst()
                .ifPresent(read -> findings.note(
                        CompensationRule.NAME,
                        read.source(),
                        "Compensations are not checked: the contract does not say which events follow from those that "
                                + read.service() + " reads.",
                        "Add a table of events with the columns 'Leads to' and 'Undone by'."));
    }
}
