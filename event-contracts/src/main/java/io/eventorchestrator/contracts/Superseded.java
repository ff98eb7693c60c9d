package io.eventorchestrator.contracts;

/**
 * An event in an older major version. No current release publishes it, but topics and dead letter topics may
 * still contain it, and an old release may still write it. Its successor names it in {@link Supersedes}.
 *
 * @param <N> the event of the next major version, which may be superseded too
 */
public interface Superseded<N extends Event> extends Event {

    /**
     * Converts this event to the next major version. The result depends only on this event, and is the same at every
     * call and on every machine.
     *
     * @throws ArithmeticException or any other unchecked exception if the next version can't express the event; a
     *     consumer then dead-letters it
     */
    N upcast();
}
