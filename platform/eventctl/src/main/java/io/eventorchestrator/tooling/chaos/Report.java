package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.checker.Verdict;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report of a run, as people read it and in JSON.
 *
 * @param kills by part
 * @param killsAtPoints by the text of the named point
 * @param orders by their state
 * @param returns by their state
 * @param redelivered events that were delivered although they were handled
 * @param deadLetters records in dead letter topics
 * @param secondsToRest from the end of the faults
 * @param checked the number of facts that the checker has seen, by kind
 * @param findings guarantees that did not hold, with what violates them
 * @param again the command that repeats the run
 */
record Report(
        long seed,
        long minutes,
        int customers,
        Map<String, Long> kills,
        Map<String, Long> killsAtPoints,
        Map<String, Long> freezes,
        Map<String, Long> restarts,
        Map<String, Long> orders,
        Map<String, Long> returns,
        long redelivered,
        long deadLetters,
        long secondsToRest,
        Map<String, Long> checked,
        int exitCode,
        String verdict,
        List<String> findings,
        String history,
        String again) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static Report of(
            RunSettings settings, Duration rest, Scene scene, FaultLog faults, Verdict verdict, Conclusion conclusion)
            throws IOException {
        return new Report(
                settings.seed(),
                settings.time().toMinutes(),
                settings.customers(),
                faults.byPart(Action.KILLED),
                faults.killsAtPoints(),
                faults.byPart(Action.FROZEN),
                faults.byPart(Action.RESTARTED),
                scene.byState("orders.customer_order"),
                scene.byState("orders.order_return"),
                scene.gates().redelivered(),
                scene.history().deadLetters(),
                rest.toSeconds(),
                verdict.counts(),
                conclusion.exitCode(),
                conclusion.text(),
                conclusion.broken(),
                scene.history().folder().path().toString(),
                settings.again());
    }

    List<String> lines() {
        Stream<String> before = Stream.of(
                line("seed", String.valueOf(seed)),
                line("faults for", minutes + " min, then " + secondsToRest + " s until rest"),
                line("kills", counts(kills)),
                line("at named points", counts(killsAtPoints)),
                line("frozen", counts(freezes)),
                line("restarted", counts(restarts)),
                line("orders", counts(orders)),
                line("returns", counts(returns)),
                line("redelivered", redelivered + " events that were handled already"),
                line("dead letters", String.valueOf(deadLetters)),
                line("checked", facts()),
                line("verdict", verdict));
        Stream<String> after = Stream.of(line("history", history), line("again", again));
        return Stream.of(before, findings.stream().map(one -> line("", one)), after)
                .flatMap(lines -> lines)
                .toList();
    }

    private String facts() {
        return checked.entrySet().stream()
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String line(String what, String text) {
        return "%-17s%s".formatted(what, text);
    }

    private static String counts(Map<String, Long> counts) {
        long sum = counts.values().stream().mapToLong(Long::longValue).sum();
        return sum == 0
                ? "0"
                : sum
                        + counts.entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue())
                                .collect(Collectors.joining(", ", ": ", ""));
    }

    /** Writes {@code report.txt} and {@code report.json}. */
    void write(Path folder) throws IOException {
        Files.write(folder.resolve("report.txt"), lines());
        Files.write(folder.resolve("report.json"), JSON.writeValueAsBytes(this));
    }
}
