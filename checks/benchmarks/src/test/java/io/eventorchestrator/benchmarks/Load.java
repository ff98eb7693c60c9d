package io.eventorchestrator.benchmarks;

import io.eventorchestrator.messaging.transport.InboundRecord;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Sends healthy orders at a steady rate until it is closed. */
final class Load implements AutoCloseable {

    static final int PER_SECOND = 500;

    private static final int PERIOD_MS = 10;
    private static final int AT_ONCE = PER_SECOND * PERIOD_MS / 1_000;

    private final Orders orders;
    private final Consumer<List<InboundRecord>> topic;
    private final AtomicLong sent = new AtomicLong();
    private final ExecutorService clock;

    Load(Orders orders, Consumer<List<InboundRecord>> topic) {
        this.orders = orders;
        this.topic = topic;
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor();
        started.scheduleAtFixedRate(this::send, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        clock = started;
    }

    private void send() {
        topic.accept(orders.bulks("TEA", AT_ONCE, AT_ONCE).getFirst());
        sent.addAndGet(AT_ONCE);
    }

    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        clock.close();
    }
}
