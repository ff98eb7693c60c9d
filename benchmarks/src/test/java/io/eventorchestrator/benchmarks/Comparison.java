package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the runs say together.
 *
 * @param bulk events in a bulk
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

    /** A column of dots per run, one for each pair, and a line for its median; what is off the scale lies at its edge. */
    String chart() {
        String columns = IntStream.range(0, runs.size())
                .mapToObj(i -> column(i + 1, runs.get(i)))
                .collect(Collectors.joining());
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 270" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="10" y="20">cost of 10 000 parked keys, a dot for each pair of bulks (edge: 14 %% and more); red: the run's median</text>
                <line x1="60" y1="%1$d" x2="700" y2="%1$d" stroke="#888"/>
                <text x="15" y="%2$d">0 %%</text>
                <line x1="60" y1="%3$d" x2="700" y2="%3$d" stroke="#bbb" stroke-dasharray="4"/>
                <text x="15" y="%4$d">3 %%</text>
                %5$s</svg>
                """.formatted(MIDDLE, MIDDLE + 4, y(0.03), y(0.03) + 4, columns);
    }

    private static String column(int number, Run run) {
        int x = STEP * number;
        String dots = run.pairs().stream()
                .map(pair -> "<circle cx=\"%d\" cy=\"%d\" r=\"2\" fill=\"#1f77b4\" fill-opacity=\"0.4\"/>%n"
                        .formatted(x, y(pair.cost())))
                .collect(Collectors.joining());
        return dots
                + "<line x1=\"%d\" y1=\"%3$d\" x2=\"%d\" y2=\"%3$d\" stroke=\"#d62728\" stroke-width=\"2\"/>%n"
                        .formatted(x - 30, x + 30, y(run.cost()))
                + "<text x=\"%d\" y=\"262\">run %d</text>%n".formatted(x - 18, number);
    }

    private static int y(double cost) {
        return (int) Math.round(MIDDLE - Math.clamp(cost, -EDGE, EDGE) * PIXELS_PER_ONE);
    }
}
