package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.tooling.terminal.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Collects the events with the correlation ids of some letters, reading the topics once. */
final class CorrelatedEvents {

    private static final int LONGEST = 200;

    private final Map<String, TreeSet<String>> linesByCorrelation = new HashMap<>();

    private CorrelatedEvents() {}

    static CorrelatedEvents of(List<DeadLetter> letters) {
        CorrelatedEvents events = new CorrelatedEvents();
        letters.stream()
                .flatMap(letter -> letter.event().stream())
                .map(LetterEvent::correlation)
                .filter(correlation -> !correlation.isEmpty())
                .forEach(correlation -> events.linesByCorrelation.put(correlation, new TreeSet<>()));
        return events;
    }

    /** Tests whether no letter has a correlation id. */
    boolean isEmpty() {
        return linesByCorrelation.isEmpty();
    }

    void on(ConsumerRecord<byte[], byte[]> polled) {
        if (polled.value() != null) {
            LetterEvent.of(polled.value()).ifPresent(this::add);
        }
    }

    private void add(LetterEvent event) {
        TreeSet<String> lines = linesByCorrelation.get(event.correlation());
        if (lines != null && lines.size() < LONGEST) {
            String time = event.json().path("time").asString("");
            lines.add(
                    Printable.brief(time) + "  " + Printable.brief(event.type()) + "  " + Printable.brief(event.id()));
        }
    }

    /** A line for each event with the same correlation id, by time. */
    List<String> of(LetterEvent event) {
        return List.copyOf(linesByCorrelation.getOrDefault(event.correlation(), new TreeSet<>()));
    }
}
