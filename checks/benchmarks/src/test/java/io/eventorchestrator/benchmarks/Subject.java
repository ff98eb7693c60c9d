package io.eventorchestrator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One of the two compared services: the same code, with separate tables in the same PostgreSQL. */
final class Subject implements AutoCloseable {

    // Keeps parked events parked for the duration of the benchmark.
    private static final Map<String, Object> PARKED_FOR_LONG =
            Map.of("events.retry.schedule.initial", "6h", "events.retry.schedule.ceiling", "6h");

    private final ConfigurableApplicationContext service;
    private final Inbox inbox;
    private final JdbcClient jdbc;

    /** @param user owner of the schema with the tables */
    Subject(String user) {
        service = BenchmarkedService.start(user, PARKED_FOR_LONG);
        inbox = service.getBean(Inbox.class);
        jdbc = service.getBean(JdbcClient.class);
    }

    /** Parks through the inbox, once; each run starts from a copy, and so with tables of the same size. */
    void park(List<List<InboundRecord>> bulks) {
        bulks.forEach(bulk -> assertThat(inbox.receive(Consumer.GROUP, bulk)).containsOnly(Outcome.PARKED));
        jdbc.sql("create table waiting as select * from event_inbox").update();
    }

    /** Restores the tables to their state before a run: empty, or with the parked events. */
    void reset() {
        jdbc.sql("truncate event_inbox, taken_order").update();
        jdbc.sql("insert into event_inbox select * from waiting").update();
        jdbc.sql("vacuum analyze event_inbox").update();
    }

    /** @return nanoseconds */
    long handle(List<InboundRecord> bulk) {
        long begun = System.nanoTime();
        assertThat(inbox.receive(Consumer.GROUP, bulk)).containsOnly(Outcome.HANDLED);
        return System.nanoTime() - begun;
    }

    @Override
    public void close() {
        service.close();
    }
}
