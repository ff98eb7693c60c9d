package io.eventorchestrator.orders.returns.application;

import io.eventorchestrator.messaging.observability.ProgressBoard;
import io.eventorchestrator.messaging.sweep.Sweeper;
import io.eventorchestrator.orders.returns.application.ReturnWorkflows.Progress;
import io.eventorchestrator.orders.returns.application.Returns.Stored;
import io.eventorchestrator.orders.returns.domain.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares returns that have not changed for too long with their workflows, and mends what stands still. Several
 * instances share the work. A running workflow is woken first, since it may have missed a decision; if that changes
 * nothing, or the workflow is gone, another run is started.
 */
@Component
public class WatchReturns {

    private static final Logger log = LoggerFactory.getLogger(WatchReturns.class);

    private final Returns returns;
    private final ReturnWork work;
    private final Workflows workflows;
    private final ReturnScope scope;
    private final ReturnProperties properties;
    private final MeterRegistry meters;
    private final Sweeper sweeper;

    WatchReturns(
            Returns returns,
            ReturnWork work,
            Workflows workflows,
            ReturnScope scope,
            ReturnProperties properties,
            MeterRegistry meters,
            ProgressBoard board) {
        this.returns = returns;
        this.work = work;
        this.workflows = workflows;
        this.scope = scope;
        this.properties = properties;
        this.meters = meters;
        this.sweeper = new Sweeper("watch-returns", properties.sweep(), board);
        // An increase is noticed only in a counter that was there before.
        Stream.of("woken", "restarted", "failed").forEach(this::counter);
    }

    /** Looks at each overdue return once. Without a workflow engine it does nothing. */
    public void look() {
        sweeper.sweep(
                limit -> workflows.engine().map(engine -> lookAt(engine, limit)).orElse(0));
    }

    private int lookAt(ReturnWorkflows engine, int limit) {
        List<UUID> overdue = returns.takeOverdue(properties.stuckAfter(), limit);
        overdue.forEach(id -> scope.run(id, () -> lookAt(engine, id)));
        return overdue.size();
    }

    // One return that can't be mended must not hold back the others.
    private void lookAt(ReturnWorkflows engine, UUID id) {
        try {
            work.timeOut(id);
            mend(engine, returns.find(id).orElseThrow());
        } catch (RuntimeException failed) {
            count("failed");
            log.warn("Return {} can't be looked after now: {}", id, failed.toString());
        }
    }

    private void mend(ReturnWorkflows engine, Stored stored) {
        Progress progress = engine.state(stored.id(), stored.run());
        boolean isOver = stored.goodsReturn().next() == Work.NONE;
        if (progress == Progress.RUNNING && (isOver || stored.wakes() == 0)) {
            wake(engine, stored);
        } else if (!isOver) {
            restart(stored, progress);
        }
    }

    private void wake(ReturnWorkflows engine, Stored stored) {
        engine.decided(stored.id(), stored.run());
        returns.noteWake(stored.id());
        count("woken");
        log.info(
                "Return {} is {} for too long; its workflow is woken",
                stored.id(),
                stored.goodsReturn().state());
    }

    private void restart(Stored stored, Progress progress) {
        int run = workflows.restart(stored.id());
        count("restarted");
        log.warn(
                "Return {} is {} for too long, and run {} of its workflow is {}; run {} is started",
                stored.id(),
                stored.goodsReturn().state(),
                stored.run(),
                progress,
                run);
    }

    private void count(String result) {
        counter(result).increment();
    }

    private Counter counter(String result) {
        return meters.counter("orders.returns.watched", "result", result);
    }
}
