package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import java.util.List;
import java.util.Optional;

/** Resolves the names in a row of a table of events, and reports unknown ones. */
final class RowNames {

    private final Contract contract;
    private final Parties parties;
    private final TypesByName types;
    private final Findings findings;

    RowNames(Contract contract, Parties parties, TypesByName types, Findings findings) {
        this.contract = contract;
        this.parties = parties;
        this.types = types;
        this.findings = findings;
    }

    /** The service with this name or consumer group; the name itself if it is unknown. */
    String service(String name, EventRow row) {
        Optional<String> service = parties.service(name);
        if (service.isEmpty() && contract.namesServices()) {
            findings.error(
                    "unknown-service",
                    row.source(),
                    "The contract has no service or consumer group " + name + ".",
                    "Correct the name, or add it to the contract.");
        }
        return service.orElse(name);
    }

    /** The types of the known events in a cell. */
    List<String> events(EventRow row, Column column) {
        return row.names(column).stream()
                .flatMap(name -> event(name, row).stream())
                .toList();
    }

    private Optional<String> event(String name, EventRow row) {
        Optional<String> type = types.type(name);
        if (type.isEmpty()) {
            findings.error(
                    "unknown-event",
                    row.source(),
                    "Neither contract nor tables have the event " + name + ".",
                    "Correct the name, or add a row for it.");
        }
        return type;
    }
}
