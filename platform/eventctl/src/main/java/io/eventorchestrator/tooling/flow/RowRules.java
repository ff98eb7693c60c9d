package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Message;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks single rows of the tables of events. */
final class RowRules {

    private final Map<String, List<Message>> messagesOfType;
    private final Findings findings;
    private final Map<String, EventRow> firstRowOfFileAndType = new HashMap<>();

    RowRules(Contract contract, Findings findings) {
        this.messagesOfType = contract.messages().stream().collect(Collectors.groupingBy(Message::type));
        this.findings = findings;
    }

    void check(EventRow row, String type) {
        refuseOpenCells(row, type);
        refuseSeveralProducers(row, type);
        refuseRepetition(row, type);
        refuseOtherKey(row, type);
    }

    private void refuseOpenCells(EventRow row, String type) {
        List<String> open = row.cells().entrySet().stream()
                .filter(cell -> cell.getValue().isOpen())
                .map(cell -> cell.getKey().heading())
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            findings.error(
                    "half-filled",
                    row.source(),
                    "The row of " + type + " is not filled in: " + String.join(", ", open) + ".",
                    "Write what applies, or – for none.");
        }
    }

    private void refuseSeveralProducers(EventRow row, String type) {
        if (row.names(Column.PRODUCER).size() > 1) {
            findings.error(
                    "producers", row.source(), type + " has several producers.", "One service publishes an event.");
        }
    }

    private void refuseRepetition(EventRow row, String type) {
        EventRow first = firstRowOfFileAndType.putIfAbsent(row.source().file() + " " + type, row);
        if (first != null) {
            findings.warning(
                    "repeated", row.source(), type + " has a row at " + first.source() + " already.", "Merge them.");
        }
    }

    private void refuseOtherKey(EventRow row, String type) {
        List<String> written = row.names(Column.KEY);
        messagesOfType.getOrDefault(type, List.of()).stream()
                .filter(message -> !message.key().isEmpty())
                .filter(message -> !written.isEmpty() && !written.contains(message.key()))
                .forEach(message -> findings.error(
                        "contradiction",
                        row.source(),
                        "The key of " + type + " is " + String.join(", ", written) + " in the table, and "
                                + message.key() + " in the contract, see " + message.source() + ".",
                        "Correct one of them."));
    }
}
