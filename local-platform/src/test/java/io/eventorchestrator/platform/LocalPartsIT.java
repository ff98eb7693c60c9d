package io.eventorchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventorchestrator.catalogue.Topic;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPartsIT {

    private static final List<Topic> TOPICS = List.of(new Topic("kept", 1, Map.of()));

    @Test
    void aKilledBrokerComesBackWithItsData(@TempDir Path folder) throws Exception {
        int port = Ports.free();
        try (LocalKafka kafka = LocalKafka.start(folder, port)) {
            kafka.create(TOPICS);
            assertThat(append(kafka)).isZero();
            kafka.kill();
        }
        try (LocalKafka kafka = LocalKafka.start(folder, port)) {
            kafka.create(TOPICS);
            assertThat(append(kafka)).isEqualTo(1);
        }
    }

    @Test
    void postgresStartsOnAMachineThatHasNeverRunIt(@TempDir Path folder) throws SQLException {
        int port = Ports.free();
        try (LocalPostgres postgres = LocalPostgres.start(folder, port, Optional.empty(), folder.resolve("programs"));
                Connection orders = DriverManager.getConnection(postgres.jdbcUrl(), "order_service", "order_service")) {
            assertThat(orders.isValid(1)).isTrue();
        }
    }

    @Test
    void aServiceSeesNoOtherServicesTables() throws SQLException {
        try (Connection orders = connect("order_service")) {
            orders.createStatement().execute("create table secret (value text)");
        }
        try (Connection inventory = connect("inventory_service")) {
            assertThatThrownBy(() -> inventory.createStatement().executeQuery("select * from orders.secret"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied for schema orders");
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(TestPlatform.postgres().jdbcUrl(), role, role);
    }

    private static long append(LocalKafka kafka) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("kept", "value")).get().offset();
        }
    }
}
