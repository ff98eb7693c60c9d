package io.eventorchestrator.tooling.deadletters;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.tooling.terminal.Printable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Collects the events with the correlation ids of some letters, reading the topics once. */
final class LetterStories {

    private static final int LONGEST = 200;

    private final Map<String, TreeSet<String>> linesByStory = new HashMap<>();

    private LetterStories() {}

    static LetterStories of(List<DeadLetter> letters) {
        LetterStories stories = new LetterStories();
        letters.stream()
                .flatMap(letter -> letter.event().stream())
                .map(LetterEvent::story)
                .filter(story -> !story.isEmpty())
                .forEach(story -> stories.linesByStory.put(story, new TreeSet<>()));
        return stories;
    }

    /** The topics to read; empty if no letter has a correlation id. */
    List<String> topics() {
        return linesByStory.isEmpty()
                ? List.of()
                : Catalogue.load().channels().stream().map(Channel::topic).toList();
    }

    void on(ConsumerRecord<byte[], byte[]> polled) {
        if (polled.value() != null) {
            LetterEvent.of(polled.value()).ifPresent(this::add);
        }
    }

    private void add(LetterEvent event) {
        TreeSet<String> lines = linesByStory.get(event.story());
        if (lines != null && lines.size() < LONGEST) {
            String time = event.json().path("time").asString("");
            lines.add(
                    Printable.brief(time) + "  " + Printable.brief(event.type()) + "  " + Printable.brief(event.id()));
        }
    }

    /** A line for each event with the same correlation id, by time. */
    List<String> of(LetterEvent event) {
        return List.copyOf(linesByStory.getOrDefault(event.story(), new TreeSet<>()));
    }
}
