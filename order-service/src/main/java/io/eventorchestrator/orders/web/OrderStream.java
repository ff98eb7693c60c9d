package io.eventorchestrator.orders.web;

import io.eventorchestrator.orders.application.Orders.Stored;
import io.eventorchestrator.orders.domain.OrderState;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of one client that follows one order. A client that reads slowly delays only itself. */
final class OrderStream {

    private final SseEmitter emitter = new SseEmitter(0L);
    private final AtomicBoolean sending = new AtomicBoolean();
    private final long openedAt = System.nanoTime();
    private final UUID order;
    private volatile OrderState sent;
    private volatile long sentAt = openedAt;

    OrderStream(Stored order) {
        this.order = order.order().id();
        this.sent = order.order().state();
    }

    /** The id of the event for a state, for {@code Last-Event-ID}. */
    static String idOf(Stored order) {
        return order.changedAt().toString();
    }

    SseEmitter emitter() {
        return emitter;
    }

    UUID order() {
        return order;
    }

    /** The state that was sent last. */
    OrderState sentState() {
        return sent;
    }

    /** Returns whether the stream has been open for longer than the duration. */
    boolean isOlderThan(Duration age) {
        return System.nanoTime() - openedAt > age.toNanos();
    }

    /** Returns whether nothing was sent for the duration. */
    boolean isSilentFor(Duration time) {
        return System.nanoTime() - sentAt > time.toNanos();
    }

    /** Begins to send; false while a previous send has not ended. */
    boolean begin() {
        return sending.compareAndSet(false, true);
    }

    /** Sends the order, and ends the stream after a final state. Call after {@link #begin()}. */
    void tell(Stored stored) throws IOException {
        sent = stored.order().state();
        send(SseEmitter.event()
                .name("state")
                .id(idOf(stored))
                .reconnectTime(1_000)
                .data(OrderView.of(stored), MediaType.APPLICATION_JSON));
        if (sent.isFinal()) {
            emitter.complete();
        }
    }

    /** Sends a comment, which clients ignore. Call after {@link #begin()}. */
    void beat() throws IOException {
        send(SseEmitter.event().comment(""));
    }

    private void send(SseEmitter.SseEventBuilder event) throws IOException {
        try {
            emitter.send(event);
            sentAt = System.nanoTime();
        } finally {
            sending.set(false);
        }
    }
}
