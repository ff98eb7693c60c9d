package io.eventorchestrator.messaging.database;

import io.eventorchestrator.messaging.InvalidSetting;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Time-outs of the connections in the service's pool. Parameters of {@code spring.datasource.url},
 * {@code spring.datasource.hikari.data-source-properties} and {@code spring.datasource.hikari.connection-init-sql}
 * override each of them.
 *
 * @param connect time to open a connection, or to validate a pooled one
 * @param lock time that a statement may wait for a lock; exceeding it counts as contention
 * @param statement total time of a statement, after which the server cancels it
 * @param idleTransaction time that a transaction may pause between two statements; after that the server ends its
 *     session, so that a dead or frozen machine releases its locks
 * @param silence time that the network may be silent before the server drops a connection
 */
@Validated
@ConfigurationProperties("events.database")
public record DatabaseProperties(
        @DefaultValue("2s") @DurationMin(seconds = 1) Duration connect,
        @DefaultValue("10s") @DurationMin(millis = 100) Duration lock,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration statement,
        @DefaultValue("30s") @DurationMin(seconds = 1) Duration idleTransaction,
        @DefaultValue("20s") @DurationMin(seconds = 1) Duration silence) {

    // Lets the server end the statement first: its error is clearer than that of a closed connection.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** @throws InvalidSetting if a statement's time is not longer than its time to wait for a lock */
    public DatabaseProperties {
        if (lock.compareTo(statement) >= 0) {
            throw new InvalidSetting("events.database.lock is " + lock + ", but must be shorter than"
                    + " events.database.statement, which is " + statement);
        }
    }

    /** Time after which this side closes a connection that does not answer. */
    Duration answer() {
        return statement.plus(GRACE);
    }
}
