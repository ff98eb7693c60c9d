package io.eventorchestrator.notifications.channels;

import io.eventorchestrator.messaging.InvalidSetting;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Limits the duration of a whole call to a server. A client's own time-outs restart with every byte, and none of them
 * applies to resolving a name.
 *
 * @param limit maximum duration of the call
 */
record CallDeadline(Duration limit) {

    /**
     * @throws InterruptedIOException if the call does not end in time; it is abandoned, and its connection closed
     * @throws ExecutionException if the call fails
     */
    <T> T call(Callable<T> call) throws InterruptedIOException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(call);
        // A virtual thread, because an interrupt closes the socket that it waits for.
        Thread.ofVirtual().name("notification-call").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new InterruptedIOException("no answer within " + limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("this service is stopping");
        } finally {
            task.cancel(true);
        }
    }

    /**
     * Requires a lease of twice the limit: if a lease ended during a call, two senders would send the notification. The
     * second half is reserve for the work before and after the call.
     *
     * @param setting that holds this deadline
     * @throws InvalidSetting if the lease is too short
     */
    void requireWithin(Duration lease, String setting) {
        if (lease.compareTo(limit.multipliedBy(2)) < 0) {
            throw new InvalidSetting("notifications.sender.lease is " + lease + ", but must be at least twice "
                    + setting + ", which is " + limit);
        }
    }
}
