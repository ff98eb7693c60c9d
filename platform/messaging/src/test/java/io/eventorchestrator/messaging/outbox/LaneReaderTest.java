package io.eventorchestrator.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.messaging.backoff.ExponentialDelay;
import io.eventorchestrator.messaging.loop.SystemTime;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

class LaneReaderTest {

    private static final ExponentialDelay AT_ONCE = ExponentialDelay.doubling(Duration.ofNanos(1), Duration.ofNanos(1));

    private final LaneKeys keys = new LaneKeys(new SystemTime());
    private final LaneReader reader = new LaneReader(
            "topic",
            new OutboxRows(JdbcClient.create(new OutOfMemory()), "instance", new ConnectionLimit(1)),
            keys,
            new Positions());

    @Test
    void keysAreReadAgainAfterAnError() {
        RowHeader row = new RowHeader(1, 0, 32, 7, 100);
        keys.add(row);
        new Selection(new BulkLimits(1, 100, 100)).from(keys.ready());
        keys.failed(row, AT_ONCE);

        assertThatThrownBy(reader::read).isInstanceOf(OutOfMemoryError.class);

        List<KeyQueue> unread = keys.unread(10);
        assertThat(unread).extracting(KeyQueue::orderedBy).containsExactly(32L);
    }

    private static final class OutOfMemory extends AbstractDataSource {

        @Override
        public Connection getConnection() {
            throw new OutOfMemoryError("as expected");
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }
    }
}
