package io.eventorchestrator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.inbox.Inbox;
import io.eventorchestrator.messaging.inbox.Outcome;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.platform.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ten thousand keys that wait cost those that do not: the inbox and its database, without a transport. */
class ParkingCostIT {

    private static final Logger LOG = LoggerFactory.getLogger(ParkingCostIT.class);
    private static final int PARKED = 10_000;
    private static final int RUNS = 5;
    private static final int EVENTS = 40_000;
    private static final int BULK = 500;
    private static final double ALLOWED = 0.03;

    private static final Orders ORDERS = new Orders();
    private static ConfigurableApplicationContext service;
    private static Inbox inbox;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        Map<String, Object> properties = Map.of(
                "events.service", "inventory-service",
                "events.transport", "kafka",
                // What is parked stays so for as long as this takes.
                "events.retry.schedule.initial", "6h",
                "events.retry.schedule.ceiling", "6h",
                "server.port", 0,
                "spring.datasource.url", TestPlatform.postgres().jdbcUrl(),
                "spring.datasource.username", "inventory_service",
                "spring.datasource.password", TestPlatform.postgres().password("inventory_service"),
                "spring.kafka.bootstrap-servers", TestPlatform.kafka().bootstrapServers());
        service = new SpringApplicationBuilder(Consumer.class)
                .properties(properties)
                .run();
        inbox = service.getBean(Inbox.class);
        jdbc = service.getBean(JdbcClient.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tenThousandParkedKeysCostTheHealthyPathLittle() throws IOException {
        parkOnce();
        eventsPerSecond(false);
        eventsPerSecond(true);

        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            without.add(eventsPerSecond(false));
            with.add(eventsPerSecond(true));
            LOG.warn(
                    "Run {} of {}: {}/s with none parked, {}/s with {}",
                    run + 1,
                    RUNS,
                    Math.round(without.getLast()),
                    Math.round(with.getLast()),
                    PARKED);
        }

        Runs runs = new Runs(without, with);
        Files.writeString(Path.of("target", "parking-cost.md"), runs.table());
        Files.writeString(Path.of("target", "parking-cost.svg"), runs.chart());
        LOG.warn("Parking costs {} %\n{}", Math.round(runs.cost() * 1000) / 10.0, runs.table());
        assertThat(runs.cost()).isLessThan(ALLOWED);
    }

    /** By the real way, once; each run then starts from a copy, and so from tables of the same size. */
    private static void parkOnce() {
        ORDERS.bulks(Consumer.BROKEN, PARKED, BULK)
                .forEach(bulk -> assertThat(receive(bulk)).containsOnly(Outcome.PARKED));
        jdbc.sql("create table waiting as select * from event_inbox").update();
    }

    private static double eventsPerSecond(boolean parked) {
        jdbc.sql("truncate event_inbox, taken_order").update();
        if (parked) {
            jdbc.sql("insert into event_inbox select * from waiting").update();
        }
        jdbc.sql("vacuum analyze event_inbox").update();
        List<List<InboundRecord>> bulks = ORDERS.bulks("TEA", EVENTS, BULK);
        long begun = System.nanoTime();
        bulks.forEach(bulk -> assertThat(receive(bulk)).containsOnly(Outcome.HANDLED));
        return EVENTS * 1e9 / (System.nanoTime() - begun);
    }

    private static List<Outcome> receive(List<InboundRecord> bulk) {
        return inbox.receive(Consumer.GROUP, bulk);
    }
}
