package io.eventorchestrator.messaging.transport.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaFuture;

/** Waits for several answers of a broker, for a limited time in all. */
final class AnswersInTime {

    private final long until;

    AnswersInTime(Duration patience) {
        this.until = System.nanoTime() + patience.toNanos();
    }

    /** @param unread takes the reason if there is no answer in time, or the broker refuses */
    <T> Optional<T> get(KafkaFuture<T> answer, Consumer<String> unread) throws InterruptedException {
        try {
            return Optional.of(answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            unread.accept("no answer in time");
        } catch (ExecutionException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            unread.accept(String.valueOf(cause.getMessage()));
        }
        return Optional.empty();
    }
}
