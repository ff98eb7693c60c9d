package io.eventorchestrator.tooling.verification;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Probes in their producer's outbox.
 *
 * @param rows at least one, in the order of the probes
 */
record SentProbes(Probes probes, List<ProducerOutbox.Row> rows) {

    SentProbes {
        rows = List.copyOf(rows);
    }

    /** The time of the first one, by the clock of the producer's database. */
    OffsetDateTime at() {
        return rows.getFirst().at();
    }

    Set<Long> seqs() {
        return rows.stream().map(ProducerOutbox.Row::seq).collect(Collectors.toSet());
    }

    /** The reason why the producer has not published all of them, in one line; empty if it has. */
    Optional<String> obstacle(List<ProducerOutbox.Unsent> unsent) {
        Set<Long> own = seqs();
        return unsent.stream()
                .filter(row -> row.topic().equals(probes.channel().topic()) && own.contains(row.seq()))
                .findFirst()
                .map(row -> obstacle(row.reason()));
    }

    private String obstacle(@Nullable String reason) {
        String producer = probes.channel().producer();
        return reason == null
                ? producer + " has not published it: the service or its sidecar is stopped, or can't reach the broker"
                : producer + " can't publish it: " + reason;
    }
}
