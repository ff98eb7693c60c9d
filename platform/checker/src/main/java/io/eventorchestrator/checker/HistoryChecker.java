package io.eventorchestrator.checker;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * Decides whether the guarantees of the platform held in a recorded run. It needs no running platform, and reads files
 * of any size in little memory.
 */
public final class HistoryChecker {

    private HistoryChecker() {}

    /** Checks a history. Files that are missing, cut off or malformed make it inconclusive. */
    public static Verdict check(HistoryFolder folder) {
        try {
            Run run = Run.read(folder);
            Findings findings = new Findings();
            return judge(new Check(folder, run, findings).counts(), findings);
        } catch (UnreadableHistory unreadable) {
            return Verdict.inconclusive(String.valueOf(unreadable.getMessage()));
        }
    }

    private static Verdict judge(Map<String, Long> counts, Findings findings) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == 0)
                // All orders may be lost.
                .filter(count -> findings.kept().isEmpty() || !count.getKey().equals(HistoryReader.ORDERS))
                .map(count -> Verdict.inconclusive("there are no " + count.getKey()))
                .findFirst()
                .orElseGet(() -> Verdict.of(findings, counts));
    }

    /** Argument: the folder of a history. Exits with 0 if it holds, 1 if violated, 2 if nothing can be decided. */
    public static void main(String[] arguments) {
        Verdict verdict = arguments.length == 1
                ? check(new HistoryFolder(Path.of(arguments[0])))
                : Verdict.inconclusive("name the folder of a history");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        verdict.print(out);
        out.flush();
        System.exit(verdict.outcome().exitCode());
    }

    private record Check(HistoryFolder folder, Run run, Findings findings) {

        Map<String, Long> counts() {
            var rules = Rules.of(run, folder, findings);
            Map<String, Long> counts = new HistoryReader(folder, run, rules).read();
            rules.forEach(Rule::conclude);
            return counts;
        }
    }
}
