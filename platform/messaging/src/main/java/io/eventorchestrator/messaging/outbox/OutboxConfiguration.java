package io.eventorchestrator.messaging.outbox;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.messaging.InvalidSetting;
import io.eventorchestrator.messaging.loop.MachineTime;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.observability.TransportProbe;
import io.eventorchestrator.messaging.startup.Settings;
import io.eventorchestrator.messaging.transport.EventTransport;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures the outbox and its relay. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboxProperties.class)
public class OutboxConfiguration {

    private static final String SHARDS = "events.outbox.shards";

    @Bean
    WakeUp relayWakeUp(MachineTime time) {
        return new WakeUp(time);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, WakeUp wakeUp) {
        return new Outbox(jdbc, wakeUp);
    }

    @Bean
    Relay eventRelay(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            EventTransport transport,
            TransportProbe probe,
            WakeUp wakeUp,
            OutboxProperties properties,
            Catalogue catalogue,
            ProgressBoard progress,
            MachineTime time,
            Environment environment) {
        if (environment.containsProperty(SHARDS)) {
            throw new InvalidSetting("there is no setting " + new Settings(environment).name(SHARDS)
                    + ": remove it, the number of shards is fixed");
        }
        JdbcClient jdbc = JdbcClient.create(dataSource);
        String instance = UUID.randomUUID().toString();
        ShardsInUse inUse = new ShardsInUse();
        BrokerGate gate = new BrokerGate(properties.pauses(), time);
        HeldShards leases = new HeldShards(
                new LeaseTable(jdbc, new TransactionTemplate(transactions), instance, properties.lease()),
                inUse,
                new BrokerContact(gate, probe, properties.lease(), time),
                time);
        OutboxRows rows = new OutboxRows(jdbc, instance, new ConnectionLimit(properties.connections()));
        SetAsideTopics aside = new SetAsideTopics();
        LaneRunner lanes = new LaneRunner(new LaneParts(
                rows,
                new Publication(rows, leases, transport),
                leases,
                inUse,
                gate,
                properties.pauses(),
                properties.bulks(catalogue.limits()),
                aside,
                progress,
                time));
        Scout scout = new Scout(new OutboxNews(jdbc), aside, leases, lanes, wakeUp, properties.idlePoll(), time);
        return new Relay(leases, scout, lanes, properties, progress, time);
    }
}
