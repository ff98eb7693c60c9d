package io.eventorchestrator.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The combined result of rounds of one kind.
 *
 * @param system its load: {@code idle} or {@code load}
 */
record Punctuality(String system, List<Round> rounds) {

    Sample late(int delay) {
        return Sample.of(inOrder(delay));
    }

    /** Lateness in milliseconds, round by round, and within a round in the order in which the events were sent. */
    DoubleStream inOrder(int delay) {
        return rounds.stream().flatMapToDouble(round -> round.late(delay));
    }

    String rows() {
        double handled = Sample.of(rounds.stream().mapToDouble(Round::handled)).median();
        return IntStream.range(0, Round.DELAYS.size())
                .mapToObj(delay -> row(handled, Round.DELAYS.get(delay), late(delay)))
                .collect(Collectors.joining());
    }

    private String row(double handled, Duration delay, Sample late) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %d s | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                system,
                handled,
                delay.toSeconds(),
                late.least(),
                late.median(),
                late.quantile(0.99),
                late.greatest());
    }
}
