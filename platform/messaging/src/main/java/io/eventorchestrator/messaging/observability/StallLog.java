package io.eventorchestrator.messaging.observability;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each stall once, and its end once. Used by one thread. */
final class StallLog {

    private static final Logger log = LoggerFactory.getLogger(StallLog.class);

    private final Set<Subject> reported = new HashSet<>();

    void note(List<Stall> stalls) {
        Set<Subject> now = new HashSet<>();
        for (Stall stall : stalls) {
            Subject subject = new Subject(stall.kind(), stall.name());
            now.add(subject);
            if (!reported.contains(subject)) {
                log.error("No progress: {}", stall.describe());
                reported.add(subject);
            }
        }
        reported.removeIf(subject -> !now.contains(subject) && tellEnd(subject));
    }

    private static boolean tellEnd(Subject subject) {
        log.info("Progress again: {} {}", subject.kind().label(), subject.name());
        return true;
    }

    private record Subject(Stall.Kind kind, String name) {}
}
