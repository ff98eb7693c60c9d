package io.eventorchestrator.messaging.outbox;

import static io.eventorchestrator.messaging.outbox.RelayFixture.outbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventorchestrator.messaging.MessagingTables;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are published once their transaction commits, even if later rows were published long before. */
@ExtendWith(MessagingTables.class)
class CommitOrderIT {

    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final Duration SOON = Duration.ofMinutes(5);

    private final String topic = "topic." + UUID.randomUUID();
    private final ScriptedTransport transport = new ScriptedTransport();
    private RelayFixture relays;

    @BeforeEach
    void open() {
        relays = new RelayFixture();
        relays.start(transport, LEASE);
    }

    @AfterEach
    void close() {
        relays.close();
    }

    /** @param between number of rows: a few are reported singly, thousands as a position to read from */
    @ParameterizedTest
    @ValueSource(ints = {1, 5_000})
    void aTransactionThatBeganEarlyIsPublishedWhenItCommits(int between) throws SQLException {
        try (Connection early = MessagingTables.database().getConnection()) {
            early.setAutoCommit(false);
            insert(early, "early", 0);
            early.setSavepoint();
            insert(early, "early", 1);

            relays.append(IntStream.range(0, between)
                    .mapToObj(row -> outbound(topic, "k-" + row, row))
                    .toList());
            await().atMost(SOON).until(() -> transport.accepted(topic).size() == between);
            assertThat(transport.accepted(topic, "early")).isEmpty();

            early.commit();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(transport.accepted(topic, "early"))
                            .containsExactly(topic + " early 0", topic + " early 1"));
        }
        assertThat(transport.accepted(topic)).doesNotHaveDuplicates();
    }

    @Test
    void rolledBackRowsAreNeverPublished() throws SQLException {
        try (Connection early = MessagingTables.database().getConnection()) {
            early.setAutoCommit(false);
            insert(early, "early", 0);
            relays.append(List.of(outbound(topic, "k", 0)));
            await().atMost(SOON).until(() -> transport.accepted(topic).size() == 1);
            early.rollback();
        }
        relays.append(List.of(outbound(topic, "k", 1)));
        await().atMost(SOON).until(() -> transport.accepted(topic).size() == 2);
        assertThat(transport.accepted(topic, "early")).isEmpty();
    }

    @Test
    void aLongForeignTransactionDelaysNothing() throws SQLException {
        try (Connection writer = MessagingTables.database().getConnection()) {
            writer.setAutoCommit(false);
            insert(writer, "never", 0);
            for (int row = 0; row < 20; row++) {
                int number = row;
                relays.append(List.of(outbound(topic, "k", number)));
                await().atMost(SOON).until(() -> transport.accepted(topic).size() == number + 1);
            }
            writer.rollback();
        }
        assertThat(relays.waiting()).isZero();
    }

    private void insert(Connection session, String key, int number) throws SQLException {
        try (PreparedStatement insert = session.prepareStatement("""
                insert into event_outbox (topic, partition, message_key, headers, value)
                values (?, ?, ?, '[]', '\\x00')
                """)) {
            insert.setString(1, topic);
            insert.setInt(2, number);
            insert.setBytes(3, key.getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }
}
