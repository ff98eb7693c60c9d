package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The punctuality of the schedule over all measurements. */
record RetrySchedule(List<Punctuality> measured) {

    private static final int ON_TIME = 270;
    private static final int STEP = 78;
    private static final int EDGE_MS = 275;
    private static final double PIXELS_PER_MS = 0.85;

    String table() {
        return "| system | healthy events/s | delay | earliest | median | 99 % | latest |\n"
                + "|---|---|---|---|---|---|---|\n"
                + measured.stream().map(Punctuality::rows).collect(Collectors.joining());
    }

    /** @return the least and the greatest lateness of all attempts, in milliseconds */
    Sample late() {
        return Sample.of(measured.stream()
                .flatMap(each -> IntStream.range(0, Round.DELAYS.size()).mapToObj(each::inOrder))
                .flatMapToDouble(late -> late));
    }

    /** Draws a column per delay and a dot per event, from left to right in the order of sending. */
    String chart() {
        Chart chart = new Chart(
                310, "how late each attempt was, a dot for each event (edge: 275 ms and more); red: the median");
        chart.base(ON_TIME, "0 ms");
        chart.limit(y(250), "250 ms");
        for (int i = 0; i < measured.size(); i++) {
            for (int delay = 0; delay < Round.DELAYS.size(); delay++) {
                draw(chart, 108 + STEP * (i * Round.DELAYS.size() + delay), measured.get(i), delay);
            }
        }
        return chart.svg();
    }

    private static void draw(Chart chart, int x, Punctuality punctuality, int delay) {
        for (Round round : punctuality.rounds()) {
            List<Double> late = round.late(delay).boxed().toList();
            IntStream.range(0, late.size()).forEach(i -> chart.dot(x - late.size() / 2 + i, y(late.get(i))));
        }
        chart.mark(x, y(punctuality.late(delay).median()));
        chart.name(x, "%d s, %s".formatted(Round.DELAYS.get(delay).toSeconds(), punctuality.system()));
    }

    private static int y(double late) {
        return (int) Math.round(ON_TIME - Math.clamp(late, 0, EDGE_MS) * PIXELS_PER_MS);
    }
}
