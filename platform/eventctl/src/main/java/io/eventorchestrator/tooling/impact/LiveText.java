package io.eventorchestrator.tooling.impact;

import io.eventorchestrator.catalogue.SchemaVersion;
import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints which events of a type still exist, a line for each place. */
final class LiveText {

    private final PrintWriter out;

    LiveText(PrintWriter out) {
        this.out = out;
    }

    void print(LiveImpact live) {
        out.println();
        out.println("Still on " + Printable.text(live.brokers()) + "; the contract has "
                + Printable.text(live.type()) + " "
                + live.newest().map(Object::toString).orElse("without a version") + ":");
        live.holdings().forEach(holding -> line(holding.kind(), holding.name() + ": " + events(holding, live)));
        live.lags().forEach((group, lag) -> line("lag", group + ": " + Count.of(lag, "record")));
        out.println(summary(live));
        out.flush();
    }

    private void line(String label, String text) {
        out.printf("  %-13s %s%n", label, Printable.text(text));
    }

    private static String events(Holding holding, LiveImpact live) {
        VersionCounts events = holding.events();
        List<String> parts = new ArrayList<>();
        events.versions()
                .forEach(
                        (version, count) -> parts.add(version + " " + count + (live.isOld(version) ? " (older)" : "")));
        part(events.unversioned(), "without a version", parts);
        part(events.otherTypes(), "of other types", parts);
        part(events.foreign(), "that are not events", parts);
        String found = parts.isEmpty() ? "none" : String.join(", ", parts);
        return holding.isWhole() ? found : found + "; " + holding.extent().words() + ", " + read(holding);
    }

    private static String read(Holding holding) {
        return holding.there() > holding.read()
                ? holding.read() + " of about " + holding.there()
                : String.valueOf(holding.read());
    }

    private static void part(long count, String what, List<String> parts) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static String summary(LiveImpact live) {
        String found = live.newest()
                .map(newest -> older(live.older(), newest))
                .orElse("The contract states no version, so nothing counts as older");
        return found + (live.isWhole() ? "." : "; not everything was read.");
    }

    private static String older(long count, SchemaVersion newest) {
        return count == 0
                ? "Nothing older than " + newest + " was found"
                : Count.of(count, "event") + " older than " + newest + (count == 1 ? " still exists" : " still exist")
                        + ", so their readers need to understand the older versions";
    }
}
