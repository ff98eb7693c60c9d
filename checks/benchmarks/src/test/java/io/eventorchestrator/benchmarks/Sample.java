package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.stream.DoubleStream;

/** Measured values of one quantity, in ascending order. */
record Sample(List<Double> sorted) {

    static Sample of(DoubleStream values) {
        return new Sample(values.sorted().boxed().toList());
    }

    double median() {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    /** The smallest value that is not exceeded by the given share of all values; the share is at most 1. */
    double quantile(double share) {
        return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    double least() {
        return sorted.getFirst();
    }

    double greatest() {
        return sorted.getLast();
    }
}
