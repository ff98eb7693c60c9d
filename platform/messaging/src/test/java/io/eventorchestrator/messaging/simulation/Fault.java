package io.eventorchestrator.messaging.simulation;

/**
 * Something that goes wrong once: at a step of the world, or at the first occasion after it.
 *
 * @param step the number of the step from which it may happen
 * @param size decides what it hits, how long it lasts or how much it affects
 */
record Fault(Kind kind, int step, int size) {

    @Override
    public String toString() {
        return kind + "@" + step + "/" + size;
    }

    /** The kinds of faults. */
    enum Kind {
        /** An instance ends between two of its steps; another one starts later. */
        CRASH,
        /** An instance stands still, perhaps longer than its lease, and goes on. */
        STOP_AND_GO,
        /** The partitions are dealt anew, perhaps in the middle of a bulk. */
        REBALANCE,
        /** The clock jumps ahead while there is work. */
        CLOCK,
        /** Nothing of a bulk reaches the broker. */
        PUBLISH_FAILS,
        /** The broker takes every second record of a bulk. */
        PUBLISH_PARTLY,
        /** The broker has a bulk, but its answer is lost. */
        ANSWER_LOST,
        /** The broker stores each record of a bulk twice. */
        PUBLISH_TWICE,
        /** A bulk is reported as failed and arrives later. */
        PUBLISH_LATE,
        /** The broker has a bulk and answers late. */
        ANSWER_LATE,
        /** A consumer's progress is not stored: its bulk is delivered again, and cut differently. */
        DELIVERY_REPEATED,
        /** A connection to the database breaks before a statement. */
        CONNECTION_LOST,
        /** A transaction is committed, but its connection breaks before the answer. */
        COMMIT_UNKNOWN,
        /** A record of a bulk is refused until an operator finds it set aside and corrects the limit. */
        RECORD_REFUSED,
        /** An instance is asked to end: it finishes its work and gives back what it holds; another one starts later. */
        SHUTDOWN
    }
}
