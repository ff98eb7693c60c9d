package io.eventorchestrator.messaging.inbox;

import io.eventorchestrator.messaging.observability.DeliveryMetrics;
import io.eventorchestrator.messaging.transport.InboundRecord;
import io.eventorchestrator.messaging.transport.Inbox;
import io.eventorchestrator.messaging.transport.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles a bulk in as few transactions as possible: one if nothing fails. A delivery that ends a transaction is
 * settled alone. If the culprit is unknown, as after a failed commit, the next transaction takes half of the
 * deliveries, and later ones grow again.
 */
final class TransactionalInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(TransactionalInbox.class);

    private final DeliveryReader reader;
    private final BulkTransaction bulks;
    private final SingleDelivery singles;
    private final DeliveryMetrics metrics;
    private final PauseLog pauses = new PauseLog(log, "Deliveries");

    TransactionalInbox(DeliveryReader reader, BulkTransaction bulks, SingleDelivery singles, DeliveryMetrics metrics) {
        this.reader = reader;
        this.bulks = bulks;
        this.singles = singles;
        this.metrics = metrics;
    }

    @Override
    public List<Outcome> receive(String consumerGroup, List<InboundRecord> bulk) {
        List<Delivery> deliveries = read(consumerGroup, bulk);
        List<Outcome> outcomes = settle(consumerGroup, deliveries);
        outcomes.addAll(Collections.nCopies(bulk.size() - outcomes.size(), Outcome.UNAVAILABLE));
        for (int i = 0; i < outcomes.size(); i++) {
            boolean probe = i < deliveries.size() && deliveries.get(i).isProbe();
            count(bulk.get(i).topic(), consumerGroup, probe, outcomes.get(i));
        }
        return outcomes;
    }

    private void count(String topic, String group, boolean probe, Outcome outcome) {
        if (probe) {
            metrics.probed(topic, group, outcome);
        } else {
            metrics.consumed(topic, group, outcome);
        }
    }

    /** @return the records before the first one that the virtual machine can't read now; at least one */
    private List<Delivery> read(String consumerGroup, List<InboundRecord> bulk) {
        List<Delivery> deliveries = new ArrayList<>(bulk.size());
        try {
            bulk.forEach(inbound -> deliveries.add(reader.read(consumerGroup, inbound)));
        } catch (VirtualMachineError machine) {
            if (deliveries.isEmpty()) {
                throw machine;
            }
            log.warn("Deliveries of {} are requested again: {}", consumerGroup, machine.toString());
        }
        return deliveries;
    }

    private List<Outcome> settle(String consumerGroup, List<Delivery> deliveries) {
        int all = deliveries.size();
        List<Outcome> outcomes = new ArrayList<>(all);
        try {
            int next = all;
            while (outcomes.size() < all) {
                next = settle(deliveries.subList(outcomes.size(), Math.min(all, outcomes.size() + next)), outcomes);
            }
            pauses.resumed(consumerGroup);
        } catch (UnavailableException unavailable) {
            pauses.paused(consumerGroup, unavailable);
        }
        outcomes.addAll(Collections.nCopies(all - outcomes.size(), Outcome.UNAVAILABLE));
        return outcomes;
    }

    /** @return number of deliveries for the next transaction */
    private int settle(List<Delivery> some, List<Outcome> outcomes) {
        try {
            outcomes.addAll(bulks.settle(some));
            return 2 * some.size();
        } catch (UnavailableException unavailable) {
            throw unavailable;
        } catch (RuntimeException failed) {
            if (some.size() == 1) {
                outcomes.add(singles.settle(some.getFirst(), failed));
                return 1;
            }
            HandlerFailedException handler = HandlerFailedException.in(failed);
            return handler == null ? some.size() / 2 : settleUpTo(handler, some, outcomes);
        }
    }

    /** Settles the deliveries before the failed one first; the rest of the bulk is not affected. */
    private int settleUpTo(HandlerFailedException failed, List<Delivery> some, List<Outcome> outcomes) {
        int before = some.indexOf(failed.delivery());
        int settled = outcomes.size() + before;
        int next = before > 0 ? settle(some.subList(0, before), outcomes) : some.size();
        if (outcomes.size() < settled) {
            return next;
        }
        outcomes.add(singles.settle(failed.delivery(), failed));
        return some.size();
    }
}
