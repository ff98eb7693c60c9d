package io.eventorchestrator.tooling.deadletters;

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

    /** Whether no letter names its story. */
    boolean isEmpty() {
        return linesByStory.isEmpty();
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
