package io.eventorchestrator.tooling.demo;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.catalogue.Channel;
import io.eventorchestrator.catalogue.Group;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Prints each event of known orders, with its route and the time since the order was placed. Thread-safe. */
final class Stories {

    private static final String FIRST = "OrderPlaced";

    private final Catalogue catalogue;
    private final Consumer<String> out;
    private final Map<String, Integer> numbersByOrder = new HashMap<>();
    private final Map<String, StoryEvent> firstByStory = new HashMap<>();
    private final Map<String, List<StoryEvent>> earlyByStory = new HashMap<>();
    private final Map<Integer, List<String>> toldByNumber = new HashMap<>();
    private long lastTold = System.nanoTime();

    Stories(Catalogue catalogue, Consumer<String> out) {
        this.catalogue = catalogue;
        this.out = out;
    }

    /** Registers an order's id; its first event may have arrived before the HTTP answer. */
    synchronized void placed(int number, String orderId) {
        numbersByOrder.put(orderId, number);
        firstByStory.values().stream()
                .filter(first -> first.subject().equals(orderId))
                .map(StoryEvent::story)
                .toList()
                .forEach(this::tellEarly);
    }

    /**
     * Two topics give no order between each other, so an answer to an order may be read before the order.
     *
     * @throws IllegalArgumentException if the catalogue does not know its type
     */
    synchronized void on(StoryEvent event) {
        boolean isFirst = channel(event).event().equals(FIRST);
        List<StoryEvent> early = earlyByStory.computeIfAbsent(event.story(), story -> new ArrayList<>());
        if (isFirst) {
            firstByStory.put(event.story(), event);
            early.addFirst(event);
        } else {
            early.add(event);
        }
        tellEarly(event.story());
    }

    private void tellEarly(String story) {
        StoryEvent first = firstByStory.get(story);
        Integer number = first == null ? null : numbersByOrder.get(first.subject());
        if (first != null && number != null) {
            Objects.requireNonNullElse(earlyByStory.remove(story), List.<StoryEvent>of())
                    .forEach(event -> tell(number, event, first.time()));
        }
    }

    private void tell(int number, StoryEvent event, OffsetDateTime begun) {
        lastTold = System.nanoTime();
        toldByNumber
                .computeIfAbsent(number, one -> new ArrayList<>())
                .add(channel(event).event());
        out.accept(line(number, event, begun));
    }

    /** Those of an order's events that have not been told; one that is expected twice has to be told twice. */
    synchronized List<String> untold(int number, Collection<String> expected) {
        List<String> untold = new ArrayList<>(expected);
        toldByNumber.getOrDefault(number, List.of()).forEach(untold::remove);
        return untold;
    }

    /** The time since the last printed event. */
    synchronized Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastTold);
    }

    private String line(int number, StoryEvent event, OffsetDateTime begun) {
        return "%3d  %-20s %-21s → %-42s %6d ms"
                .formatted(
                        number,
                        channel(event).event(),
                        event.source(),
                        readers(event),
                        Duration.between(begun, event.time()).toMillis());
    }

    private String readers(StoryEvent event) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(event.type()))
                .map(Group::service)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Channel channel(StoryEvent event) {
        return catalogue.channels().stream()
                .filter(channel -> channel.topic().equals(event.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the contract has no event of type " + event.type()));
    }
}
