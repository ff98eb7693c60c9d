package io.eventorchestrator.tooling.demo;

/**
 * A line that could not be read; the others can.
 *
 * @param number counted from 1
 */
record BadLine(int number, String reason) {

    @Override
    public String toString() {
        return "line " + number + " is skipped: " + reason;
    }
}
