package io.eventorchestrator.tooling.demo;

/**
 * An unreadable line.
 *
 * @param number line number, from 1
 */
record BadLine(int number, String reason) {

    @Override
    public String toString() {
        return "line " + number + " is skipped: " + reason;
    }
}
