package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.KillablePart;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import io.eventorchestrator.tooling.chaos.Gate.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A handler's transaction waits until the sidecar is frozen, then commits. The sidecar never learns of it, so the
 * record is delivered again.
 */
final class AfterEffect implements Point {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Cast cast;
    private final Gates gates;
    private final Database database;
    private final FaultLog log;

    AfterEffect(Cast cast, Gates gates, Database database, FaultLog log) {
        this.cast = cast;
        this.gates = gates;
        this.database = database;
        this.log = log;
    }

    @Override
    public NamedPoint name() {
        return NamedPoint.AFTER_EFFECT;
    }

    @Override
    public boolean reach(int pick) {
        List<String> services = Catalogue.load().services();
        String service = services.get(pick % services.size());
        try {
            return frozenBeforeCommit(service)
                    .filter(waiting -> kill(service, waiting))
                    .isPresent();
        } finally {
            Cast.instancesOf(service)
                    .forEach(instance -> cast.sidecarOf(instance).thaw());
        }
    }

    // The gate opens at the end.
    private Optional<Waiting> frozenBeforeCommit(String service) {
        Gate gate = gates.inbox(service);
        return gate.whileClosed(() -> {
            Optional<Waiting> first = new Patience(PATIENCE, LOOK)
                    .ask(
                            () -> gate.waiting().stream()
                                    .filter(waiting -> !isInInbox(service, waiting))
                                    .findFirst(),
                            Optional::isPresent);
            first.ifPresent(waiting -> cast.sidecarOf(waiting.application()).freeze());
            return first;
        });
    }

    private boolean kill(String service, Waiting waiting) {
        if (!new Patience(PATIENCE, LOOK).ask(() -> isInInbox(service, waiting), there -> there)) {
            return false;
        }
        KillablePart sidecar = cast.sidecarOf(waiting.application());
        sidecar.kill();
        log.note(Action.KILLED, sidecar.name(), name());
        return true;
    }

    private boolean isInInbox(String service, Waiting waiting) {
        String sql = "select count(*) from %s.event_inbox where hashtext(event_id)::bigint & 4294967295 = ?"
                .formatted(Gates.schema(service));
        return database.count(sql, waiting.what()) > 0;
    }
}
