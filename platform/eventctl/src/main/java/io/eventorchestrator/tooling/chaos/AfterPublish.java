package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.catalogue.Catalogue;
import io.eventorchestrator.platform.KillablePart;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import io.eventorchestrator.tooling.chaos.Gate.Waiting;
import io.eventorchestrator.tooling.chaos.OutboxRows.OutboxRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The relay waits before it deletes a row whose record is in its topic. */
final class AfterPublish implements Point {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Cast cast;
    private final Gates gates;
    private final OutboxRows outbox;
    private final FaultLog log;

    AfterPublish(Cast cast, Gates gates, OutboxRows outbox, FaultLog log) {
        this.cast = cast;
        this.gates = gates;
        this.outbox = outbox;
        this.log = log;
    }

    @Override
    public NamedPoint name() {
        return NamedPoint.AFTER_PUBLISH;
    }

    @Override
    public boolean reach(int pick) {
        List<String> services = Catalogue.load().services();
        String service = services.get(pick % services.size());
        Gate gate = gates.outbox(service);
        return gate.whileClosed(() -> new Patience(PATIENCE, LOOK)
                .ask(() -> gate.waiting().stream().findFirst(), Optional::isPresent)
                .filter(waiting -> kill(service, gate, waiting))
                .isPresent());
    }

    private boolean kill(String service, Gate gate, Waiting waiting) {
        Optional<OutboxRow> row = outbox.numbered(service, waiting.what());
        if (row.filter(outbox::isPublished)
                .filter(published -> outbox.hasStill(service, published))
                .isEmpty()) {
            return false;
        }
        KillablePart instance = cast.named(waiting.application());
        instance.kill();
        log.note(Action.KILLED, instance.name(), name());
        gate.end(instance.name());
        return true;
    }
}
