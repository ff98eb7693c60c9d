package io.eventorchestrator.tooling.check;

import java.math.BigInteger;

/** The smallest and the largest value of a setting. */
record Bounds(long least, long most) {

    boolean contain(BigInteger value) {
        return value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0;
    }

    @Override
    public String toString() {
        return most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
    }
}
