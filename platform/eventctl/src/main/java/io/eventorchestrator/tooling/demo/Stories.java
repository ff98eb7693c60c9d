package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Collects the events of each order, and prints them with their route and the time since the order. Thread-safe. */
final class Stories {

    private static final String FIRST = "OrderPlaced";

    private final Catalogue catalogue;
    private final Map<String, Integer> numbersByOrder = new HashMap<>();
    private final Map<String, StoryEvent> firstByCorrelation = new HashMap<>();
    private final Map<String, List<StoryEvent>> earlyByCorrelation = new HashMap<>();
    private final Map<Integer, Story> stories = new HashMap<>();

    Stories(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The events read of one order. */
    private static final class Story {
        private final OffsetDateTime begun;
        private final List<String> read = new ArrayList<>();
        private final List<StoryEvent> untold = new ArrayList<>();
        private long lastRead = System.nanoTime();

        Story(OffsetDateTime begun) {
            this.begun = begun;
        }

        void add(String name, StoryEvent event) {
            lastRead = System.nanoTime();
            read.add(name);
            untold.add(event);
        }
    }

    /** Registers an order's id; its first event may have arrived before the HTTP answer. */
    synchronized void placed(int number, String orderId) {
        numbersByOrder.put(orderId, number);
        firstByCorrelation.values().stream()
                .filter(first -> first.subject().equals(orderId))
                .map(StoryEvent::correlation)
                .toList()
                .forEach(this::gatherEarly);
    }

    /**
     * Adds an event. There is no order between topics, so an answer to an order may be read before the order.
     *
     * @throws IllegalArgumentException if the catalogue does not know its type
     */
    synchronized void on(StoryEvent event) {
        if (name(event).equals(FIRST)) {
            firstByCorrelation.put(event.correlation(), event);
        }
        earlyByCorrelation
                .computeIfAbsent(event.correlation(), correlation -> new ArrayList<>())
                .add(event);
        gatherEarly(event.correlation());
    }

    private void gatherEarly(String correlation) {
        StoryEvent first = firstByCorrelation.get(correlation);
        Integer number = first == null ? null : numbersByOrder.get(first.subject());
        List<StoryEvent> early = earlyByCorrelation.get(correlation);
        if (first != null && number != null && early != null) {
            Story of = stories.computeIfAbsent(number, one -> new Story(first.time()));
            early.forEach(event -> of.add(name(event), event));
            earlyByCorrelation.remove(correlation);
        }
    }

    /** The expected events of an order that have not been read; one expected twice must be read twice. */
    synchronized List<String> missing(int number, Collection<String> expected) {
        List<String> missing = new ArrayList<>(expected);
        Story story = stories.get(number);
        if (story != null) {
            story.read.forEach(missing::remove);
        }
        return missing;
    }

    /** The time since an event of the order was last read; zero before its first one. */
    synchronized Duration silence(int number) {
        Story story = stories.get(number);
        return story == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - story.lastRead);
    }

    /** The number of events read, of all orders. */
    synchronized int count() {
        return stories.values().stream().mapToInt(story -> story.read.size()).sum();
    }

    /** A line for each event of an order since the last call, oldest first. */
    synchronized List<String> tell(int number) {
        Story story = stories.get(number);
        if (story == null) {
            return List.of();
        }
        List<String> lines = story.untold.stream()
                .sorted(Comparator.comparing(StoryEvent::time))
                .map(event -> line(event, story.begun))
                .toList();
        story.untold.clear();
        return lines;
    }

    private String line(StoryEvent event, OffsetDateTime begun) {
        return "%7d ms  %-18s %-20s → %-40s  %s"
                .formatted(
                        Duration.between(begun, event.time()).toMillis(),
                        name(event),
                        event.source(),
                        readers(event),
                        Sentences.of(name(event), event.data()))
                .stripTrailing();
    }

    private String readers(StoryEvent event) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(event.type()))
                .map(Group::service)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String name(StoryEvent event) {
        return catalogue.channels().stream()
                .filter(channel -> channel.topic().equals(event.type()))
                .map(Channel::event)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract has no event of type " + event.type()));
    }
}
