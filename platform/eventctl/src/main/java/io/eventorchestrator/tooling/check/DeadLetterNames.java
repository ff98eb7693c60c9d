package io.eventorchestrator.tooling.check;

import java.util.List;
import java.util.Map;

/** Tells dead letter topics from others, by the rules of the house. */
final class DeadLetterNames {

    private static final String USUAL = ".dlq";

    private final NameForm form;
    private final List<Map<String, String>> origins;

    DeadLetterNames(Inspection inspection) {
        form = inspection.rules().deadLetterName();
        origins = inspection
                .reads()
                .flatMap(read -> read.types().stream()
                        .flatMap(inspection::addresses)
                        .map(address -> Map.of("topic", address, "group", read.group())))
                .toList();
    }

    boolean has(String topic) {
        return topic.endsWith(USUAL) || origins.stream().anyMatch(origin -> form.fits(topic, origin));
    }

    /** Tests whether a dead letter topic is that of a topic, as far as the names tell. */
    boolean isOf(String letters, String topic) {
        return (!topic.isEmpty() && letters.endsWith(USUAL) && letters.startsWith(topic + "."))
                || origins.stream()
                        .filter(origin -> topic.equals(origin.get("topic")))
                        .anyMatch(origin -> form.fits(letters, origin));
    }
}
