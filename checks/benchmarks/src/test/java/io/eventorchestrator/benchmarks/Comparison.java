package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The combined result of all runs.
 *
 * @param bulk number of events in a bulk
 */
record Comparison(List<Run> runs, int bulk) {

    private static final int MIDDLE = 120;
    private static final int STEP = 110;
    private static final int PIXELS_PER_ONE = 800;
    private static final double EDGE = 0.14;

    /** The median over all pairs of all runs. */
    double cost() {
        return all().cost();
    }

    private Run all() {
        return new Run(runs.stream().flatMap(run -> run.pairs().stream()).toList());
    }

    String table() {
        String rows = IntStream.range(0, runs.size())
                .mapToObj(i -> row(String.valueOf(i + 1), runs.get(i)))
                .collect(Collectors.joining());
        return "| run | events/s, 0 parked | events/s, 10 000 parked | cost, pair by pair |\n|---|---|---|---|\n"
                + rows
                + row("all", all());
    }

    private String row(String name, Run run) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %+.1f %% |%n",
                name,
                bulk * 1e9 / run.without(),
                bulk * 1e9 / run.with(),
                run.cost() * 100);
    }

    /** Draws a column per run: a dot for each pair and a line for the median; dots off the scale lie at its edge. */
    String chart() {
        Chart chart = new Chart(
                270,
                "cost of 10 000 parked keys, a dot for each pair of bulks (edge: 14 % and more); red: the run's"
                        + " median");
        chart.base(MIDDLE, "0 %");
        chart.limit(y(0.03), "3 %");
        IntStream.range(0, runs.size()).forEach(i -> draw(chart, i + 1, runs.get(i)));
        return chart.svg();
    }

    private static void draw(Chart chart, int number, Run run) {
        int x = STEP * number;
        run.pairs().forEach(pair -> chart.dot(x, y(pair.cost())));
        chart.mark(x, y(run.cost()));
        chart.name(x, "run " + number);
    }

    private static int y(double cost) {
        return (int) Math.round(MIDDLE - Math.clamp(cost, -EDGE, EDGE) * PIXELS_PER_ONE);
    }
}
