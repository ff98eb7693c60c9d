package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.loop.LoopThread;
import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.SweepProperties;
import io.eventorchestrator.messaging.sweep.Sweeper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes expired inbox rows in small transactions that delay nobody. */
final class Housekeeping implements SmartLifecycle, LoopThread.Work {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final JdbcClient jdbc;
    private final InboxProperties properties;
    private final Sweeper sweeper;
    private volatile @Nullable LoopThread thread;

    Housekeeping(JdbcClient jdbc, InboxProperties properties, ProgressBoard board) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.sweeper = new Sweeper("housekeeping", new SweepProperties(properties.sweep(), properties.batch()), board);
    }

    @Override
    public void start() {
        LoopThread started = new LoopThread("event-housekeeping", Duration.ZERO, this);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        LoopThread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void round() throws InterruptedException {
        Thread.sleep(properties.sweep());
        sweeper.sweep(limit -> isRunning() ? forget(limit) : 0);
    }

    @Override
    public void failed(Throwable why) {
        log.warn("The inbox can't be swept now: {}", why.toString());
    }

    @Override
    public void stopped() {
        sweeper.stopped();
    }

    // Several instances sweep in parallel and skip rows that another one has locked. Rows are addressed by ctid,
    // because a join by key may be planned as a scan of the whole table.
    int forget(int limit) {
        return jdbc.sql("""
                        delete from event_inbox where ctid = any(array(
                            select ctid from event_inbox
                            where state <> 'PARKED'
                              and noted_at < event_now() - :retention * interval '1 second'
                            order by noted_at limit :limit for update skip locked))
                        """)
                .param("retention", properties.retention().toSeconds())
                .param("limit", limit)
                .update();
    }
}
