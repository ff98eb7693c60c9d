package io.eventorchestrator.tooling.flow;

/** A word such as "not", until the verb or the names that it denies have been read. */
final class Negation {

    private boolean isPending;
    private boolean hasDenied;

    void begin() {
        isPending = true;
        hasDenied = false;
    }

    void end() {
        isPending = false;
    }

    /** A comma ends it behind the names that it denies. */
    void comma() {
        isPending &= !hasDenied;
    }

    boolean takenByVerb() {
        boolean taken = isPending;
        isPending = false;
        return taken;
    }

    boolean deniesName() {
        hasDenied |= isPending;
        return isPending;
    }
}
