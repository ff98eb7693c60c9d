package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.SweepProperties;
import io.eventorchestrator.messaging.sweep.Sweeper;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes expired inbox rows in small transactions that delay nobody. */
final class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final JdbcClient jdbc;
    private final InboxProperties properties;
    private final Sweeper sweeper;
    private volatile @Nullable ScheduledExecutorService timer;

    Housekeeping(JdbcClient jdbc, InboxProperties properties, ProgressBoard board) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.sweeper = new Sweeper("housekeeping", new SweepProperties(properties.sweep(), properties.batch()), board);
    }

    @Override
    public void start() {
        long sweep = properties.sweep().toMillis();
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("event-housekeeping").daemon().factory());
        var unused = started.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
        timer = started;
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
            sweeper.stopped();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    private void sweep() {
        try {
            sweeper.sweep(limit -> isRunning() ? forget(limit) : 0);
        } catch (RuntimeException | Error failed) {
            // An escaping exception would silently end the schedule.
            log.warn("The inbox can't be swept now: {}", failed.toString());
        }
    }

    // Several instances sweep in parallel and skip rows that another one has locked. Rows are addressed by ctid,
    // because a join by key may be planned as a scan of the whole table.
    int forget(int limit) {
        return jdbc.sql("""
                        delete from event_inbox where ctid = any(array(
                            select ctid from event_inbox
                            where state <> 'PARKED'
                              and noted_at < statement_timestamp() - :retention * interval '1 second'
                            order by noted_at limit :limit for update skip locked))
                        """)
                .param("retention", properties.retention().toSeconds())
                .param("limit", limit)
                .update();
    }
}
