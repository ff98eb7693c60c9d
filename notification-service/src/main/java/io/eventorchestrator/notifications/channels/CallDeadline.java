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
 * Bounds a call to a server as a whole: a client's own time-outs begin anew with every byte, and it has none for
 * resolving a name.
 *
 * @param limit how long the call may take
 */
record CallDeadline(Duration limit) {

    /**
     * @throws InterruptedIOException if the call is not over in time; it is left, and its connection closed
     * @throws ExecutionException if the call fails
     */
    <T> T call(Callable<T> call) throws InterruptedIOException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(call);
        // A virtual thread: an interrupt closes the socket that it waits at.
        Thread.ofVirtual().name("notification-call").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new InterruptedIOException("no answer within " + limit);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("this service ends");
        } finally {
            task.cancel(true);
        }
    }

    /**
     * A lease that ended during a call would have the notification sent by two at once; its second half is for what
     * comes before and after the call.
     *
     * @param setting that holds this deadline
     * @throws InvalidSetting if the lease is too short
     */
    void requireWithin(Duration lease, String setting) {
        if (lease.compareTo(limit.multipliedBy(2)) < 0) {
            throw new InvalidSetting("notifications.sender.lease is " + lease + ", and has to be at least twice "
                    + setting + ", which is " + limit);
        }
    }
}
