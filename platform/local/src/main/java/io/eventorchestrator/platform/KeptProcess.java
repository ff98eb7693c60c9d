package io.eventorchestrator.platform;

/** A part that runs until it is closed, in one process or in several, one after the other. */
interface KeptProcess extends AutoCloseable {

    /** The last one that was started. */
    ChildProcess current();

    /** Ends it for good. */
    @Override
    void close();
}
