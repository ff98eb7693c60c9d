package io.eventorchestrator.messaging.database;

import io.eventorchestrator.messaging.InvalidSetting;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a connection of the service's pool waits, for whatever it waits. Parameters of {@code spring.datasource.url},
 * {@code spring.datasource.hikari.data-source-properties} and {@code spring.datasource.hikari.connection-init-sql}
 * override these, one by one.
 *
 * @param connect time to open a connection, and to find out whether a pooled one still answers
 * @param lock time that a statement waits for a lock; contention, after it
 * @param statement time that a statement takes in all; the server cancels it after it
 * @param idleTransaction time that a transaction pauses between two statements; the server ends its session after it, so
 *     that a machine that is gone or frozen gives its locks back
 * @param silence time that the network may stay silent before the server gives a connection up
 */
@Validated
@ConfigurationProperties("events.database")
public record DatabaseProperties(
        @DefaultValue("2s") @DurationMin(seconds = 1) Duration connect,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration lock,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration statement,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration idleTransaction,
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration silence) {

    // The server speaks first: its own word is clearer than a connection that was cut.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** @throws InvalidSetting if a statement may not take as long as it may wait for a lock */
    public DatabaseProperties {
        if (lock.compareTo(statement) >= 0) {
            throw new InvalidSetting("events.database.lock is " + lock + ", and has to be shorter than"
                    + " events.database.statement, which is " + statement);
        }
    }

    /** Time after which a connection without an answer is cut by this side. */
    Duration answer() {
        return statement.plus(GRACE);
    }
}
