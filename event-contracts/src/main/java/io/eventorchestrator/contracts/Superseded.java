package io.eventorchestrator.contracts;

/**
 * An event as an older major version tells it. Nobody publishes it any more, but topics and dead letter topics may
 * still hold it, and an old release may still write it. Its successor names it in {@link Supersedes}.
 *
 * @param <N> the event of the next major version, which may be superseded too
 */
public interface Superseded<N extends Event> extends Event {

    /**
     * The same fact in the words of the next major version, made of nothing but this event: the same at every call, on
     * every machine.
     *
     * @throws ArithmeticException or any other unchecked exception where the next version has no words for it; a
     *     consumer then takes it for a dead letter
     */
    N upcast();
}
