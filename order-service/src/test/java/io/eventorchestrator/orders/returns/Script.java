package io.eventorchestrator.orders.returns;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Makes a call fail for an order. */
final class Script {

    private final Map<UUID, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> lostAnswers = new ConcurrentHashMap<>();
    private final Map<UUID, Boolean> refusals = new ConcurrentHashMap<>();
    private final AtomicReference<Chance> chance = new AtomicReference<>(Chance.NONE);
    private final Map<UUID, List<Instant>> calls = new ConcurrentHashMap<>();

    /** The next calls have no effect. */
    void fail(UUID orderId, int times) {
        failures.put(orderId, new AtomicInteger(times));
    }

    /** The next calls have their effect, but no answer. */
    void loseAnswers(UUID orderId, int times) {
        lostAnswers.put(orderId, new AtomicInteger(times));
    }

    /** From now on, calls fail at random: shares of them before their effect, and after it. */
    void failAtRandom(Random random, double before, double after) {
        chance.set(new Chance(random, before, after));
    }

    void failNoMore() {
        chance.set(Chance.NONE);
    }

    /** Each call is refused. */
    void refuse(UUID orderId) {
        refusals.put(orderId, true);
    }

    int calls(UUID orderId) {
        return times(orderId).size();
    }

    /** The times of the calls. */
    List<Instant> times(UUID orderId) {
        return calls.getOrDefault(orderId, List.of());
    }

    boolean refuses(UUID orderId) {
        return refusals.containsKey(orderId);
    }

    void before(UUID orderId) {
        calls.computeIfAbsent(orderId, id -> new CopyOnWriteArrayList<>()).add(Instant.now());
        throwIfLeft(failures, orderId, "503");
        chance.get().before();
    }

    void after(UUID orderId) {
        throwIfLeft(lostAnswers, orderId, "the answer is lost");
        chance.get().after();
    }

    private record Chance(Random random, double failing, double losing) {

        private static final Chance NONE = new Chance(new Random(0), 0, 0);

        void before() {
            if (random.nextDouble() < failing) {
                throw new IllegalStateException("503");
            }
        }

        void after() {
            if (random.nextDouble() < losing) {
                throw new IllegalStateException("the answer is lost");
            }
        }
    }

    private static void throwIfLeft(Map<UUID, AtomicInteger> left, UUID orderId, String error) {
        if (left.getOrDefault(orderId, new AtomicInteger()).getAndDecrement() > 0) {
            throw new IllegalStateException(error);
        }
    }
}
