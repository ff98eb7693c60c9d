package io.eventorchestrator.tooling.platform;

import io.eventorchestrator.platform.Count;
import io.eventorchestrator.tooling.platform.Diagnosis.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines the only clock of Kafka that can be read without writing a record: the controller's. */
record BrokerClocks(ClusterQuestions cluster, Clock here) {

    private static final String PART = "clocks";

    List<Diagnosis> examine() {
        // The first question also waits for the broker's connection to the controller.
        cluster.controllersTime();
        Instant asked = here.instant();
        Optional<Instant> there = cluster.controllersTime();
        Instant answered = here.instant();
        return diagnoses(
                there.map(time -> ClockDifference.between(asked, time, answered)), cluster.brokersBesideController());
    }

    /**
     * @param controller empty if the controller does not tell its time
     * @param others brokers that are not the controller
     */
    static List<Diagnosis> diagnoses(Optional<ClockDifference> controller, int others) {
        if (controller.isEmpty()) {
            return List.of(new Diagnosis(
                    Verdict.UNKNOWN,
                    PART,
                    "the brokers' clocks, since they don't tell this login the time",
                    "allow it the operation DESCRIBE on the cluster"));
        }
        List<Diagnosis> found = new ArrayList<>();
        found.add(controller.get().diagnosis("Kafka's controller"));
        if (others > 0) {
            found.add(new Diagnosis(
                    Verdict.UNKNOWN,
                    PART,
                    (others == 1 ? "the clock of " : "the clocks of ") + Count.of(others, "other broker")
                            + ", since Kafka tells only its controller's time",
                    "timedatectl on each shows whether NTP sets it"));
        }
        return found;
    }
}
