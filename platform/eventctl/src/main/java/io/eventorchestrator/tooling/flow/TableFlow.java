package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Contract;
import io.eventorchestrator.tooling.asyncapi.Excerpt;
import io.eventorchestrator.tooling.flow.Edge.Kind;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.project.Findings;
import io.eventorchestrator.tooling.specs.Cell;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import io.eventorchestrator.tooling.specs.Feature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds the relations of the tables of events. */
final class TableFlow {

    private final Contract contract;
    private final Parties parties;
    private final EventNames names;
    private final Edges edges;
    private final Findings findings;
    private final Map<String, EventRow> firstRows = new HashMap<>();

    TableFlow(Contract contract, Parties parties, EventNames names, Edges edges, Findings findings) {
        this.contract = contract;
        this.parties = parties;
        this.names = names;
        this.edges = edges;
        this.findings = findings;
    }

    /** @param events takes those that no contract has */
    void read(List<Feature> features, Map<String, Event> events) {
        Map<EventRow, String> rows = new LinkedHashMap<>();
        features.stream().flatMap(feature -> feature.rows().stream()).forEach(row -> {
            List<String> named = row.names(Column.EVENT);
            if (named.isEmpty()) {
                findings.error("half-filled", row.source(), "The row names no event.", "Fill in its first cell.");
            } else {
                rows.put(row, event(row, named, events));
            }
        });
        rows.forEach(this::relations);
    }

    private String event(EventRow row, List<String> named, Map<String, Event> events) {
        String type = named.stream()
                .flatMap(name -> names.type(name).stream())
                .findFirst()
                .orElse(named.getFirst());
        names.add(type, named);
        Evidence evidence = new Evidence(Basis.TABLE, row.source());
        boolean forOthers = row.cell(Column.CONSUMERS).isForOthers();
        events.merge(type, fromTable(type, named, row, evidence), (known, added) -> with(known, forOthers, evidence));
        return type;
    }

    private static Event fromTable(String type, List<String> named, EventRow row, Evidence evidence) {
        return new Event(
                type,
                named.getLast(),
                "",
                row.names(Column.KEY).stream().findFirst().orElse(""),
                "",
                Excerpt.NONE,
                Excerpt.NONE,
                List.of(),
                row.cell(Column.CONSUMERS).isForOthers(),
                List.of(evidence));
    }

    private static Event with(Event event, boolean forOthers, Evidence evidence) {
        return new Event(
                event.type(),
                event.title(),
                event.version(),
                event.key(),
                event.description(),
                event.schema(),
                event.example(),
                event.carriers(),
                event.isForOthers() || forOthers,
                Stream.concat(event.evidence().stream(), Stream.of(evidence)).toList());
    }

    private void relations(EventRow row, String type) {
        Evidence evidence = new Evidence(Basis.TABLE, row.source());
        open(row, type);
        twice(row, type);
        key(row, type);
        row.names(Column.PRODUCER).forEach(name -> edges.add(Edge.publishes(service(name, row), type), evidence));
        for (String name : row.names(Column.CONSUMERS)) {
            String service = service(name, row);
            edges.addReader(type, service, name.equals(service) ? "" : name, evidence);
        }
        others(row, Column.LEADS_TO).forEach(other -> edges.add(Edge.between(Kind.LEADS_TO, type, other), evidence));
        others(row, Column.UNDONE_BY).forEach(other -> edges.add(Edge.between(Kind.UNDONE_BY, type, other), evidence));
    }

    private void open(EventRow row, String type) {
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
        if (row.names(Column.PRODUCER).size() > 1) {
            findings.error(
                    "producers", row.source(), type + " has several producers.", "One service publishes an event.");
        }
    }

    private void twice(EventRow row, String type) {
        EventRow first = firstRows.putIfAbsent(row.source().file() + " " + type, row);
        if (first != null) {
            findings.warning(
                    "repeated", row.source(), type + " has a row at " + first.source() + " already.", "Merge them.");
        }
    }

    private void key(EventRow row, String type) {
        List<String> written = row.names(Column.KEY);
        contract.messages().stream()
                .filter(message -> message.type().equals(type) && !message.key().isEmpty())
                .filter(message -> !written.isEmpty() && !written.contains(message.key()))
                .forEach(message -> findings.error(
                        "contradiction",
                        row.source(),
                        "The key of " + type + " is " + String.join(", ", written) + " in the table, and "
                                + message.key() + " in the contract, see " + message.source() + ".",
                        "Correct one of them."));
    }

    private String service(String name, EventRow row) {
        if (parties.service(name).isEmpty() && contract.namesServices()) {
            findings.error(
                    "unknown-service",
                    row.source(),
                    "The contract has no service or consumer group " + name + ".",
                    "Correct the name, or add it to the contract.");
        }
        return parties.service(name).orElse(name);
    }

    private List<String> others(EventRow row, Column column) {
        List<String> types = new ArrayList<>();
        Cell cell = row.cell(column);
        for (String name : cell.names()) {
            names.type(name)
                    .ifPresentOrElse(
                            types::add,
                            () -> findings.error(
                                    "unknown-event",
                                    row.source(),
                                    "Neither contract nor tables have the event " + name + ".",
                                    "Correct the name, or add a row for it."));
        }
        return types;
    }
}
