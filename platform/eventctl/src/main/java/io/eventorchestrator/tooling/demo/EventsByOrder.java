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
final class EventsByOrder {

    private static final String FIRST = "OrderPlaced";

    private final Catalogue catalogue;
    private final Map<String, Integer> numbersByOrder = new HashMap<>();
    private final Map<String, OrderEvent> firstByCorrelation = new HashMap<>();
    private final Map<String, List<OrderEvent>> earlyByCorrelation = new HashMap<>();
    private final Map<Integer, ReadEvents> events = new HashMap<>();

    EventsByOrder(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The events read of one order. */
    private static final class ReadEvents {
        private final OffsetDateTime begun;
        private final List<String> read = new ArrayList<>();
        private final List<OrderEvent> unreported = new ArrayList<>();
        private long lastRead = System.nanoTime();

        ReadEvents(OffsetDateTime begun) {
            this.begun = begun;
        }

        void add(String name, OrderEvent event) {
            lastRead = System.nanoTime();
            read.add(name);
            unreported.add(event);
        }
    }

    /** Registers an order's id; its first event may have arrived before the HTTP answer. */
    synchronized void placed(int number, String orderId) {
        numbersByOrder.put(orderId, number);
        firstByCorrelation.values().stream()
                .filter(first -> first.subject().equals(orderId))
                .map(OrderEvent::correlation)
                .toList()
                .forEach(this::gatherEarly);
    }

    /**
     * Adds an event. There is no order between topics, so an answer to an order may be read before the order.
     *
     * @throws IllegalArgumentException if the catalogue does not know its type
     */
    synchronized void on(OrderEvent event) {
        if (name(event).equals(FIRST)) {
            firstByCorrelation.put(event.correlation(), event);
        }
        earlyByCorrelation
                .computeIfAbsent(event.correlation(), correlation -> new ArrayList<>())
                .add(event);
        gatherEarly(event.correlation());
    }

    private void gatherEarly(String correlation) {
        OrderEvent first = firstByCorrelation.get(correlation);
        Integer number = first == null ? null : numbersByOrder.get(first.subject());
        List<OrderEvent> early = earlyByCorrelation.get(correlation);
        if (first != null && number != null && early != null) {
            ReadEvents of = events.computeIfAbsent(number, absent -> new ReadEvents(first.time()));
            early.forEach(event -> of.add(name(event), event));
            earlyByCorrelation.remove(correlation);
        }
    }

    /** The expected events of an order that have not been read; one expected twice must be read twice. */
    synchronized List<String> missing(int number, Collection<String> expected) {
        List<String> missing = new ArrayList<>(expected);
        ReadEvents ofOne = events.get(number);
        if (ofOne != null) {
            ofOne.read.forEach(missing::remove);
        }
        return missing;
    }

    /** The time since an event of the order was last read; zero before its first one. */
    synchronized Duration silence(int number) {
        ReadEvents ofOne = events.get(number);
        return ofOne == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - ofOne.lastRead);
    }

    /** The number of events read, of all orders. */
    synchronized int count() {
        return events.values().stream().mapToInt(ofOne -> ofOne.read.size()).sum();
    }

    /** A line for each event of an order since the last call, oldest first. */
    synchronized List<String> unreported(int number) {
        ReadEvents ofOne = events.get(number);
        if (ofOne == null) {
            return List.of();
        }
        List<String> lines = ofOne.unreported.stream()
                .sorted(Comparator.comparing(OrderEvent::time))
                .map(event -> line(event, ofOne.begun))
                .toList();
        ofOne.unreported.clear();
        return lines;
    }

    private String line(OrderEvent event, OffsetDateTime begun) {
        return "%7d ms  %-18s %-20s → %-40s  %s"
                .formatted(
                        Duration.between(begun, event.time()).toMillis(),
                        name(event),
                        event.source(),
                        readers(event),
                        Sentences.of(name(event), event.data()))
                .stripTrailing();
    }

    private String readers(OrderEvent event) {
        return catalogue.groups().stream()
                .filter(group -> group.topics().contains(event.type()))
                .map(Group::service)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String name(OrderEvent event) {
        return catalogue
                .findChannel(event.type())
                .map(Channel::event)
                .orElseThrow(() -> new IllegalArgumentException("the contract has no event of type " + event.type()));
    }
}
