package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxConfiguration {

    @Bean
    WakeUp relayWakeUp() {
        return new WakeUp();
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, WakeUp wakeUp, OutboxProperties properties) {
        return new Outbox(jdbc, wakeUp, properties.shards());
    }

    @Bean
    RelayLoop eventRelay(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EventTransport transport,
            WakeUp wakeUp,
            ProgressBoard board,
            OutboxProperties properties) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        Shards shards = new Shards(
                jdbc,
                new TransactionTemplate(transactions),
                UUID.randomUUID().toString(),
                properties.shards(),
                properties.lease());
        Relay relay = new Relay(new OutboxRows(jdbc), transport, new PublishFailures(board), properties);
        return new RelayLoop(relay, shards, wakeUp, properties);
    }
}
