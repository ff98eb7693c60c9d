package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the relations in tables of events. Finds the events of all rows first, since a row may name an event of a later
 * row.
 */
final class TableFlow {

    private final TypesByName names;
    private final Findings findings;
    private final RowRules rules;
    private final RowRelations relations;

    TableFlow(Contract contract, Parties parties, TypesByName names, Edges edges, Findings findings) {
        this.names = names;
        this.findings = findings;
        this.rules = new RowRules(contract, findings);
        this.relations = new RowRelations(new RowNames(contract, parties, names, findings), edges);
    }

    /** @param events takes those that no contract has */
    void read(List<Feature> features, Map<String, Event> events) {
        TableEvents tableEvents = new TableEvents(names, events);
        Map<EventRow, String> typeOfRow = new LinkedHashMap<>();
        features.stream().flatMap(feature -> feature.rows().stream()).forEach(row -> {
            if (row.names(Column.EVENT).isEmpty()) {
                findings.error("half-filled", row.source(), "The row names no event.", "Fill in its first cell.");
            } else {
                typeOfRow.put(row, tableEvents.add(row));
            }
        });
        typeOfRow.forEach((row, type) -> {
            rules.check(row, type);
            relations.add(row, type);
        });
    }
}
