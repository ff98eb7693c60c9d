package io.eventorchestrator.tooling.flow;

import io.eventorchestrator.tooling.asyncapi.Excerpt;
import io.eventorchestrator.tooling.flow.Evidence.Basis;
import io.eventorchestrator.tooling.specs.Column;
import io.eventorchestrator.tooling.specs.EventRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Adds the events that tables of events name to those of the contract. */
final class TableEvents {

    private final TypesByName names;
    private final Map<String, Event> eventOfType;

    TableEvents(TypesByName names, Map<String, Event> eventOfType) {
        this.names = names;
        this.eventOfType = eventOfType;
    }

    /**
     * Adds the event of a row, or the row as evidence of a known event.
     *
     * @param row names an event
     * @return the type of the event
     */
    String add(EventRow row) {
        List<String> named = row.names(Column.EVENT);
        String type = named.stream()
                .flatMap(name -> names.type(name).stream())
                .findFirst()
                .orElse(named.getFirst());
        names.add(type, named);
        eventOfType.merge(type, event(type, row), TableEvents::merged);
        return type;
    }

    private static Event event(String type, EventRow row) {
        return new Event(
                type,
                row.names(Column.EVENT).getLast(),
                "",
                row.names(Column.KEY).stream().findFirst().orElse(""),
                "",
                Excerpt.NONE,
                Excerpt.NONE,
                List.of(),
                row.cell(Column.CONSUMERS).isForOthers(),
                List.of(new Evidence(Basis.TABLE, row.source())));
    }

    private static Event merged(Event known, Event ofRow) {
        return new Event(
                known.type(),
                known.title(),
                known.version(),
                known.key(),
                known.description(),
                known.schema(),
                known.example(),
                known.carriers(),
                known.isForOthers() || ofRow.isForOthers(),
                Stream.concat(known.evidence().stream(), ofRow.evidence().stream())
                        .toList());
    }
}
