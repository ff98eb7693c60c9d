package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;

/** Adds the relations that a row of a table of events states. */
final class RowRelations {

    private final RowNames names;
    private final Edges edges;

    RowRelations(RowNames names, Edges edges) {
        this.names = names;
        this.edges = edges;
    }

    void add(EventRow row, String type) {
        Evidence evidence = new Evidence(Basis.TABLE, row.source());
        row.names(Column.PRODUCER).forEach(name -> edges.add(Edge.publishes(names.service(name, row), type), evidence));
        for (String name : row.names(Column.CONSUMERS)) {
            String service = names.service(name, row);
            edges.addReader(type, service, name.equals(service) ? "" : name, evidence);
        }
        names.events(row, Column.LEADS_TO)
                .forEach(other -> edges.add(Edge.between(Kind.LEADS_TO, type, other), evidence));
        names.events(row, Column.UNDONE_BY)
                .forEach(other -> edges.add(Edge.between(Kind.UNDONE_BY, type, other), evidence));
    }
}
