package io.eventorchestrator.messaging.retry;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The delay after each failure in a row, by Spring's {@link ExponentialBackOff}. That counts its own calls; this one is
 * told the number, which may come from a database, and keeps no state. In whole milliseconds.
 *
 * @param initial the delay after the first failure
 * @param multiplier of each further delay, at least 1
 * @param ceiling no delay is longer
 */
public record ExponentialDelay(Duration initial, double multiplier, Duration ceiling) {

    /** Delays that double. */
    public static ExponentialDelay doubling(Duration initial, Duration ceiling) {
        return new ExponentialDelay(initial, 2, ceiling);
    }

    /** @param failures in a row, at least 1 */
    public Duration after(int failures) {
        ExponentialBackOff backOff = new ExponentialBackOff(initial.toMillis(), multiplier);
        backOff.setMaxInterval(ceiling.toMillis());
        BackOffExecution delays = backOff.start();
        long delay = delays.nextBackOff();
        for (int failure = 2; failure <= failures && delay < backOff.getMaxInterval(); failure++) {
            delay = delays.nextBackOff();
        }
        return Duration.ofMillis(delay);
    }
}
