package io.eventorchestrator.messaging.backoff;

import java.time.Duration;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * The delay after each failure in a row, computed by Spring's {@link ExponentialBackOff}. Unlike that, it keeps no
 * state: the number of failures is passed in and may come from a database. In whole milliseconds.
 *
 * @param initial the delay after the first failure
 * @param multiplier factor between successive delays, at least 1
 * @param ceiling maximum delay
 */
public record ExponentialDelay(Duration initial, double multiplier, Duration ceiling) {

    /** Doubles with each failure. */
    public static ExponentialDelay doubling(Duration initial, Duration ceiling) {
        return new ExponentialDelay(initial, 2, ceiling);
    }

    /** @param failures number of failures in a row, at least 1 */
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
