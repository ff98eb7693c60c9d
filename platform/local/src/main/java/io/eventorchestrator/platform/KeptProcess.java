package io.eventorchestrator.platform;

/** A part that runs until it is closed. If it is restarted, its processes follow one another. */
interface KeptProcess extends AutoCloseable {

    /** The process that was started last. */
    ChildProcess current();

    /** Ends the part for good. */
    @Override
    void close();
}
