package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Bulks of both kinds in turn. Medians, since a checkpoint or a collection hits single bulks. */
record Run(List<Pair> pairs) {

    double without() {
        return median(pairs, Pair::without);
    }

    double with() {
        return median(pairs, Pair::with);
    }

    double cost() {
        return median(pairs, Pair::cost);
    }

    private static <T> double median(List<T> values, ToDoubleFunction<T> number) {
        List<Double> sorted =
                values.stream().map(number::applyAsDouble).sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    @Override
    public String toString() {
        return "%.2f ms with none parked, %.2f ms with many, cost %.1f %%"
                .formatted(without() / 1e6, with() / 1e6, cost() * 100);
    }
}
