package io.eventorchestrator.messaging.observability;

import io.eventorchestrator.messaging.loop.LoopThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.QueryTimeoutException;

/**
 * Checks every few seconds whether waiting work makes progress, so that no scrape and no health request waits for a
 * database or a broker.
 */
final class ProgressWatch implements SmartLifecycle, LoopThread.Work {

    // After a costly check, such as while a snapshot is held for hours, the pause is this many times as long as the
    // check, but never so long that the watch itself would count as stalled.
    private static final int SHARE = 20;

    private final BacklogQuery backlogs;
    private final GroupLag lag;
    private final StallDetector stalls;
    private final StallLog log;
    private final ProgressMeters meters;
    private final ProgressProperties properties;
    private final Progress own;
    private volatile @Nullable ProgressFindings last;
    private volatile @Nullable LoopThread thread;

    ProgressWatch(
            BacklogQuery backlogs,
            GroupLag lag,
            ProgressBoard board,
            ProgressMeters meters,
            ProgressProperties properties) {
        this.backlogs = backlogs;
        this.lag = lag;
        this.stalls = new StallDetector(board, properties.stalledAfter(), System::nanoTime);
        this.log = new StallLog();
        this.meters = meters;
        this.properties = properties;
        this.own = board.loop("progress-watch", properties.look());
    }

    /** The findings of the last check; empty if it failed or is too old. */
    Optional<ProgressFindings> findings() {
        return own.sinceMoved().compareTo(properties.knownFor()) > 0 ? Optional.empty() : Optional.ofNullable(last);
    }

    /** Tests whether the first check is still running. */
    boolean isStarting() {
        return last == null && own.failingFor().isZero();
    }

    /** The current stalls. */
    List<Stall> stalls() {
        List<Stall> all = new ArrayList<>(stalls.ofLoops());
        findings().map(ProgressFindings::stalls).ifPresent(all::addAll);
        return all;
    }

    @Override
    public void start() {
        // Also measures a first check that never ends.
        meters.note(List.of(), Optional.empty());
        LoopThread watching = new LoopThread("event-progress", properties.look(), this);
        thread = watching;
        watching.start();
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
        long start = System.nanoTime();
        boolean isCostly = look();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Thread.sleep(isCostly ? pause(took) : properties.look());
    }

    @Override
    public void failed(Throwable why) {
        own.failed("stalls can't be determined: " + why);
    }

    @Override
    public void stopped() {
        own.stopped();
    }

    /** @return whether the check kept the database busy; false if the database did not answer */
    private boolean look() {
        boolean isCostly = check();
        if (isRunning()) {
            tell();
        }
        return isCostly;
    }

    private boolean check() {
        try {
            last = find();
            own.advanced();
            return true;
        } catch (RuntimeException | Error failed) {
            last = null;
            own.failed("a check of waiting work failed: " + failed);
            return failed instanceof QueryTimeoutException;
        }
    }

    private void tell() {
        List<Stall> now = stalls();
        meters.note(now, findings());
        log.note(now);
    }

    private ProgressFindings find() {
        Backlog backlog = backlogs.look();
        WaitingRecords waiting = lag.waiting();
        List<Stall> found = new ArrayList<>(stalls.ofOutbox(backlog.firsts()));
        found.addAll(stalls.ofGroups(waiting));
        found.addAll(stalls.ofRetries(backlog.overdue()));
        return new ProgressFindings(backlog, waiting, found);
    }

    private Duration pause(Duration took) {
        Duration longest = properties.stalledAfter().dividedBy(2);
        Duration share = took.multipliedBy(SHARE);
        Duration atMost = share.compareTo(longest) > 0 ? longest : share;
        return atMost.compareTo(properties.look()) > 0 ? atMost : properties.look();
    }
}
