package io.eventorchestrator.tooling.chaos;

import io.eventorchestrator.platform.KillablePart;
import io.eventorchestrator.tooling.access.Patience;
import io.eventorchestrator.tooling.chaos.Fault.Action;
import io.eventorchestrator.tooling.chaos.OutboxRows.OutboxRow;
import io.eventorchestrator.tooling.chaos.Shop.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An order is committed while the sidecars are frozen: its row is in the outbox, its record in no topic. */
final class AfterCommit implements Point {

    private static final String SERVICE = "order-service";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Cast cast;
    private final Shop shop;
    private final OutboxRows outbox;
    private final FaultLog log;
    private int orders;

    AfterCommit(Cast cast, Shop shop, OutboxRows outbox, FaultLog log) {
        this.cast = cast;
        this.shop = shop;
        this.outbox = outbox;
        this.log = log;
    }

    @Override
    public NamedPoint name() {
        return NamedPoint.AFTER_COMMIT;
    }

    @Override
    public boolean reach(int pick) {
        List<KillablePart> instances =
                Cast.instancesOf(SERVICE).stream().map(cast::named).toList();
        return Cast.ready(instances, pick)
                .filter(service -> kill(service, instances.indexOf(service) + 1, pick))
                .isPresent();
    }

    private boolean kill(KillablePart service, int instance, int pick) {
        List<KillablePart> sidecars =
                Cast.instancesOf(SERVICE).stream().map(cast::sidecarOf).toList();
        sidecars.forEach(KillablePart::freeze);
        try {
            Optional<OutboxRow> row = place(instance, pick).flatMap(this::committed);
            if (row.filter(found -> !outbox.isPublished(found)).isEmpty()) {
                return false;
            }
            service.kill();
            log.note(Action.KILLED, service.name(), name());
            return true;
        } finally {
            sidecars.forEach(KillablePart::thaw);
        }
    }

    private Optional<String> place(int instance, int pick) {
        String order = Goods.order(0, List.of("LASTING-" + pick % 6), 1, 100);
        return shop.place(instance, "point-" + orders++, order)
                .filter(Answer::isGood)
                .map(answer -> answer.json().path("id").asString(""));
    }

    private Optional<OutboxRow> committed(String order) {
        return new Patience(PATIENCE, LOOK).ask(() -> outbox.ofKey(SERVICE, order), Optional::isPresent);
    }
}
