package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.failure.CauseChain;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ConcurrentLruCache;

/** Logs the stack trace of a failed attempt, once for all that fail at the same place. Thread-safe. */
final class StackTraceLog {

    private static final Logger log = LoggerFactory.getLogger(StackTraceLog.class);
    private static final int REMEMBERED = 200;

    private final OwnCode own;
    private final ConcurrentLruCache<String, AtomicBoolean> logged =
            new ConcurrentLruCache<>(REMEMBERED, fingerprint -> new AtomicBoolean());

    StackTraceLog(OwnCode own) {
        this.own = own;
    }

    void failed(Delivery delivery, Throwable thrown) {
        if (logged.get(fingerprint(delivery, thrown)).compareAndSet(false, true)) {
            log.warn(
                    "Stack trace of event {} for {}, not repeated for the same cause:\n{}",
                    delivery.id(),
                    delivery.group(),
                    ExceptionText.trace(thrown));
        }
    }

    // Omits messages, which often contain ids.
    private String fingerprint(Delivery delivery, Throwable thrown) {
        return Stream.concat(
                        Stream.of(delivery.group(), own.line(thrown).orElse("")),
                        CauseChain.of(thrown).stream()
                                .map(cause -> cause.getClass().getName()))
                .collect(Collectors.joining(" "));
    }
}
