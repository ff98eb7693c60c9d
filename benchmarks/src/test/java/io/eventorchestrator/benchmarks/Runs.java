package io.eventorchestrator.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two settings measured in turn.
 *
 * @param without events per second, run by run
 * @param with events per second, run by run
 */
record Runs(List<Double> without, List<Double> with) {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 70;
    private static final int BOTTOM = 200;

    /** How much slower the second setting is, by the medians; negative if it is faster. */
    double cost() {
        return 1 - median(with) / median(without);
    }

    String table() {
        String rows = IntStream.range(0, without.size())
                .mapToObj(i -> "| %d | %,.0f | %,.0f |".formatted(i + 1, without.get(i), with.get(i)))
                .collect(Collectors.joining("\n"));
        return "| run | 0 parked | 10 000 parked |\n|---|---|---|\n%s\n| median | %,.0f | %,.0f |\n"
                .formatted(rows, median(without), median(with));
    }

    /** A dot per run, a line per median. */
    String chart() {
        double top = IntStream.range(0, without.size())
                        .mapToDouble(i -> Math.max(without.get(i), with.get(i)))
                        .max()
                        .orElse(1)
                * 1.15;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="10" y="20">events handled per second (one thread, bulks of 500)</text>
                <line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#888"/>
                %s%s</svg>
                """.formatted(
                        WIDTH,
                        HEIGHT,
                        LEFT,
                        BOTTOM,
                        WIDTH - LEFT,
                        BOTTOM,
                        column("0 parked", without, LEFT + 60, top, "#1f77b4"),
                        column("10 000 parked", with, LEFT + 340, top, "#d62728"));
    }

    private static String column(String name, List<Double> rates, int x, double top, String colour) {
        String dots = IntStream.range(0, rates.size())
                .mapToObj(i -> "<circle cx=\"%d\" cy=\"%.0f\" r=\"5\" fill=\"%s\"/>%n"
                        .formatted(x + 40 * i, y(rates.get(i), top), colour))
                .collect(Collectors.joining());
        double median = median(rates);
        return dots
                + String.format(
                        Locale.ROOT,
                        "<line x1=\"%1$d\" y1=\"%2$.0f\" x2=\"%3$d\" y2=\"%2$.0f\" stroke=\"%4$s\" stroke-dasharray=\"4\"/>%n"
                                + "<text x=\"%1$d\" y=\"%5$d\">%6$s: median %7$,.0f/s</text>%n",
                        x - 20,
                        y(median, top),
                        x + 40 * rates.size(),
                        colour,
                        BOTTOM + 25,
                        name,
                        median);
    }

    private static double y(double rate, double top) {
        return BOTTOM - rate / top * (BOTTOM - 30);
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}
