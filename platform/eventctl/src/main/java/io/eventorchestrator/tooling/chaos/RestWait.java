package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.Progress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Waits, once the faults have ended, until nothing is left to do. */
final class RestWait {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration TELL = Duration.ofSeconds(10);
    private static final String STUCK = "select id::text from orders.order_return where state = 'NEEDS_ATTENTION'";
    private static final String RESUME = """
            insert into orders.return_intervention (return_id, action, by_whom, why)
            values (?::uuid, 'RESUME', 'chaos', 'the faults have ended') returning 1""";

    private final Scene scene;
    private final Rest rest;
    private final Progress progress;
    private final Set<String> resumed = new HashSet<>();

    RestWait(Scene scene, Progress progress) {
        this.scene = scene;
        this.rest = new Rest(scene.database(), scene.topics().brokers());
        this.progress = progress;
    }

    /** The number of things that are still not at rest after that time; empty if everything is. */
    Map<String, Long> await(Duration atMost) {
        scene.refused().repairAll();
        long end = System.nanoTime() + atMost.toNanos();
        long told = System.nanoTime();
        Map<String, Long> open = look();
        while (!open.isEmpty() && System.nanoTime() - end < 0) {
            if (System.nanoTime() - told > TELL.toNanos()) {
                progress.note("  not at rest: " + Rest.text(open));
                told = System.nanoTime();
            }
            LockSupport.parkNanos(LOOK.toNanos());
            open = look();
        }
        return open;
    }

    private Map<String, Long> look() {
        try {
            workAsPersons();
            return rest.open();
        } catch (RuntimeException away) {
            return Map.of("no answer: " + away.getMessage(), 1L);
        }
    }

    // What only persons do: replay the letters of the run, and resume returns that wait for them.
    private void workAsPersons() {
        scene.refused().events().stream()
                .filter(event -> event.state().equals("DEAD"))
                .forEach(event -> scene.operator().replay(event.id()));
        scene.database().list(row -> row.getString(1), STUCK).stream()
                .filter(resumed::add)
                .forEach(id -> scene.database().list(row -> 1, RESUME, id));
    }
}
