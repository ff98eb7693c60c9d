package io.eventorchestrator.tooling.verification;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.platform.TopicDifference;
import io.eventorchestrator.tooling.terminal.Printable;
import java.io.PrintWriter;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** Prints what works, and names the cause of what does not. */
final class Report {

    private final PrintWriter out;
    private int faults;

    Report(PrintWriter out) {
        this.out = out;
    }

    /** Tests whether everything works that was reported. */
    boolean isGood() {
        return faults == 0;
    }

    /** @param drift in which the topics differ from the contract */
    void topics(int all, List<TopicDifference> drift) {
        if (drift.isEmpty()) {
            say("topics: all " + all + " are as the contract says");
        } else {
            say("topics: " + Count.of(drift.size(), "difference") + " from the contract");
            drift.forEach(difference -> fault(difference.line()));
        }
    }

    /** One block per event, with a line for each of its groups. */
    void probes(ProbeRun run, GroupState groups) {
        run.notSent().forEach(this::fault);
        String event = "";
        for (Subscription subscription : run.subscriptions()) {
            String next = subscription.sent().probes().channel().topic();
            if (!next.equals(event)) {
                say(next + " from " + subscription.sent().probes().channel().producer());
                event = next;
            }
            print(subscription, run, groups);
        }
        sum(run.subscriptions().size());
    }

    private void print(Subscription subscription, ProbeRun run, GroupState groups) {
        List<String> wrong = subscription.faults(
                run.seen(),
                () -> run.obstacle(subscription)
                        .orElseGet(() -> groups.culprit(
                                subscription.group(), place(subscription.sent().probes()))));
        String group = subscription.group().name() + ": ";
        if (wrong.isEmpty()) {
            say("  " + group + subscription.success(run.seen()));
        } else {
            wrong.forEach(line -> fault(group + line));
        }
    }

    private static TopicPartition place(Probes probes) {
        return new TopicPartition(probes.channel().topic(), probes.partition());
    }

    private void sum(int subscriptions) {
        say(
                faults == 0
                        ? "verified: " + Count.of(subscriptions, "subscription") + ", no fault"
                        : "not verified: " + Count.of(faults, "fault") + ", marked with an exclamation mark");
        out.flush();
    }

    private void fault(String line) {
        faults++;
        say("! " + line);
    }

    private void say(String line) {
        out.println(Printable.text(line));
    }
}
