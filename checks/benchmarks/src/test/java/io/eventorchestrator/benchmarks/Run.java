package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Alternating bulks of both kinds. Uses medians, since a checkpoint or a garbage collection affects single bulks. */
record Run(List<Pair> pairs) {

    double without() {
        return median(Pair::without);
    }

    double with() {
        return median(Pair::with);
    }

    double cost() {
        return median(Pair::cost);
    }

    private double median(ToDoubleFunction<Pair> number) {
        return Sample.of(pairs.stream().mapToDouble(number)).median();
    }

    @Override
    public String toString() {
        return "%.2f ms with none parked, %.2f ms with many, cost %.1f %%"
                .formatted(without() / 1e6, with() / 1e6, cost() * 100);
    }
}
