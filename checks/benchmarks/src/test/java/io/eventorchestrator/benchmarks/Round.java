package io.eventorchestrator.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Failing events that went through the whole schedule at the same time.
 *
 * @param gaps for each event, the times between attempts, in the order of the schedule
 * @param handled healthy events handled per second, meanwhile
 */
record Round(List<List<Duration>> gaps, double handled) {

    static final List<Duration> DELAYS =
            IntStream.of(1, 2, 4, 8).mapToObj(Duration::ofSeconds).toList();

    /** Lateness of each event's attempt after the given delay of the schedule, in milliseconds. */
    DoubleStream late(int delay) {
        return gaps.stream()
                .map(each -> each.get(delay).minus(DELAYS.get(delay)))
                .mapToDouble(late -> late.toNanos() / 1e6);
    }

    @Override
    public String toString() {
        Sample all = Sample.of(IntStream.range(0, DELAYS.size()).boxed().flatMapToDouble(this::late));
        return "late by %.0f ms in the middle, %.0f ms at most; %.0f healthy events/s"
                .formatted(all.median(), all.greatest(), handled);
    }
}
