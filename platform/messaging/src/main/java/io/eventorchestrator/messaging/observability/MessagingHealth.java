package io.eventorchestrator.messaging.observability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The health of messaging: down while the transport does not answer or something is stalled. For information only: a
 * service accepts orders while Kafka is down, so readiness ignores it.
 */
final class MessagingHealth implements HealthIndicator {

    private final TransportProbe transport;
    private final ProgressWatch watch;
    private final ProgressBoard board;

    MessagingHealth(TransportProbe transport, ProgressWatch watch, ProgressBoard board) {
        this.transport = transport;
        this.watch = watch;
        this.board = board;
    }

    @Override
    public Health health() {
        boolean open = transport.answers();
        List<String> stalled = watch.stalls().stream().map(Stall::describe).toList();
        Health.Builder health = open && stalled.isEmpty() ? Health.up() : Health.down();
        health.withDetail("transport", open ? "answers" : "does not answer");
        watch.findings().ifPresentOrElse(found -> waiting(health, found), () -> unknown(health));
        return health.withDetail("stalled", stalled)
                .withDetail("lastRounds", lastRounds())
                .withDetail("lastSettled", ages(board.groups()))
                .build();
    }

    private static void waiting(Health.Builder health, ProgressFindings found) {
        Backlog backlog = found.backlog();
        health.withDetail("consumption", "open")
                .withDetail("outbox.pending", backlog.pending())
                .withDetail("outbox.oldest", backlog.oldest().toString())
                .withDetail("outbox.setAside", backlog.setAside())
                .withDetail("inbox.parked", backlog.parked())
                .withDetail("groups.waiting", found.waitingAtBroker().records())
                .withDetail("groups.unread", found.waitingAtBroker().unread());
    }

    private void unknown(Health.Builder health) {
        health.withDetail("consumption", watch.isStarting() ? "starts" : "paused: the database does not answer");
    }

    private Map<String, String> lastRounds() {
        Map<String, Progress> watched = new TreeMap<>();
        board.loops().forEach((name, loop) -> {
            if (loop.progress().isWatched()) {
                watched.put(name, loop.progress());
            }
        });
        return ages(watched);
    }

    private static Map<String, String> ages(Map<String, Progress> moving) {
        Map<String, String> ages = new TreeMap<>();
        moving.forEach((name, progress) -> ages.put(name, ago(progress.sinceMoved())));
        return ages;
    }

    private static String ago(Duration age) {
        return age.toSeconds() + " s ago";
    }
}
