package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.transport.Acknowledgement;
import io.eventorchestrator.messaging.transport.Acknowledgement.Accepted;
import io.eventorchestrator.messaging.transport.EventTransport;
import io.eventorchestrator.messaging.transport.OutboundRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Predicate;

/** Accepts all records without a scripted fault, and records every try. Thread-safe. */
final class ScriptedTransport implements EventTransport {

    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Long> acceptedAt = new HashMap<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> onTheirWay = new ArrayList<>();
    private volatile Function<OutboundRecord, Optional<Acknowledgement>> fault = outbound -> Optional.empty();
    private volatile CountDownLatch open = new CountDownLatch(0);
    private volatile Predicate<String> held = topic -> false;
    private volatile String slowTopic = "";
    private volatile Duration slow = Duration.ZERO;

    void failing(Function<OutboundRecord, Optional<Acknowledgement>> by) {
        fault = by;
    }

    void slow(String topic, Duration answersAfter) {
        slow = answersAfter;
        slowTopic = topic;
    }

    void heal() {
        slowTopic = "";
        fault = outbound -> Optional.empty();
    }

    /** Leaves every call unanswered until {@link #release()}. */
    void hold() {
        hold(topic -> true);
    }

    /** Leaves calls for such topics unanswered until {@link #release()}. */
    void hold(Predicate<String> topics) {
        held = topics;
        open = new CountDownLatch(1);
    }

    void release() {
        open.countDown();
    }

    @Override
    public List<Acknowledgement> publish(List<OutboundRecord> bulk) {
        Function<OutboundRecord, Optional<Acknowledgement>> now = fault;
        begin(bulk);
        await(bulk.getFirst().topic());
        return bulk.stream()
                .map(outbound -> note(outbound, now.apply(outbound).orElseGet(Accepted::new)))
                .toList();
    }

    private void await(String topic) {
        try {
            if (held.test(topic)) {
                open.await();
            }
            if (topic.equals(slowTopic)) {
                Thread.sleep(slow);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void begin(List<OutboundRecord> bulk) {
        bulk.forEach(outbound -> onTheirWay.add(name(outbound)));
    }

    private synchronized Acknowledgement note(OutboundRecord outbound, Acknowledgement answer) {
        String name = name(outbound);
        onTheirWay.remove(name);
        if (answer instanceof Accepted) {
            accepted.add(name);
            acceptedAt.putIfAbsent(name, System.nanoTime());
        } else {
            failures.merge(outbound.topic(), 1, Integer::sum);
        }
        return answer;
    }

    /** Topic, key and number. */
    static String name(OutboundRecord outbound) {
        return outbound.topic() + " " + Objects.requireNonNull(outbound.keyText()) + " " + outbound.partition();
    }

    /** Number of accepted records, including duplicates. */
    synchronized int accepted() {
        return accepted.size();
    }

    /** Names of the accepted records of a topic, in order, including duplicates. */
    synchronized List<String> accepted(String topic) {
        return accepted.stream().filter(name -> name.startsWith(topic + " ")).toList();
    }

    /** The same for one key. */
    List<String> accepted(String topic, String key) {
        return accepted(topic + " " + key);
    }

    /** Names of the records without an answer yet. */
    synchronized List<String> onTheirWay() {
        return List.copyOf(onTheirWay);
    }

    synchronized long acceptedAt(String name) {
        return acceptedAt.getOrDefault(name, Long.MAX_VALUE);
    }

    /** Number of refused tries of a topic's records. */
    synchronized long failures(String topic) {
        return failures.getOrDefault(topic, 0);
    }
}
